package io.cryptoflow.infrastructure.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformTest {
    @ParameterizedTest
    @EnumSource
    void hasItsProgramsOnTheClassPath(Platform platform) throws EmbeddedFailure {
        assertThat(Platform.class.getResource(platform.postgresResource())).isNotNull();
        assertThat(Platform.class.getResource(platform.redisResource())).isNotNull();
        assertThat(Platform.of("Linux", platform.architecture(), "Redis", "redis.uri"))
                .isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X,aarch64", "Windows 11,amd64", "Linux,riscv64"})
    void namesTheSettingForAnExternalServerElsewhere(String system, String architecture) {
        assertThatThrownBy(() -> Platform.of(system, architecture, "PostgreSQL", "postgres.uri"))
                .isInstanceOf(EmbeddedFailure.class)
                .hasMessage("the embedded PostgreSQL runs on Linux amd64 and aarch64, not on " + system + " "
                        + architecture + "; set postgres.uri to an external server");
    }

    @Test
    void knowsThisMachine() throws EmbeddedFailure {
        assertThat(Platform.current("Redis", "redis.uri").architecture()).isEqualTo(System.getProperty("os.arch"));
    }
}
