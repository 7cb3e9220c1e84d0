package io.cryptoflow.infrastructure.embedded;

import java.util.Arrays;

/** The machines for which server programs are on the class path, and which files they are there. */
enum Platform {
    LINUX_AMD64("amd64", "/postgres-linux-x86_64.txz", "/redis-server-6.2.6-v5-linux-amd64", "6.2.11"),
    LINUX_ARM64("aarch64", "/postgres-linux-arm_64.txz", "/redis-server-6.2.7-linux-arm64", "6.2.7");

    private final String architecture;
    private final String postgresResource;
    private final String redisResource;
    private final String redisVersion;

    Platform(String architecture, String postgresResource, String redisResource, String redisVersion) {
        this.architecture = architecture;
        this.postgresResource = postgresResource;
        this.redisResource = redisResource;
        this.redisVersion = redisVersion;
    }

    /** The platform of this process; a failure names the server and the setting that does without it. */
    static Platform current(String server, String setting) throws EmbeddedFailure {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), server, setting);
    }

    static Platform of(String system, String architecture, String server, String setting) throws EmbeddedFailure {
        return Arrays.stream(values())
                .filter(each -> system.equals("Linux") && each.architecture.equals(architecture))
                .findFirst()
                .orElseThrow(() -> new EmbeddedFailure("the embedded " + server
                        + " runs on Linux amd64 and aarch64, not on " + system + " " + architecture + "; set " + setting
                        + " to an external server"));
    }

    String architecture() {
        return architecture;
    }

    String postgresResource() {
        return postgresResource;
    }

    String redisResource() {
        return redisResource;
    }

    /** The version that redis-server itself reports; the file names in the jar count redis-stack releases. */
    String redisVersion() {
        return redisVersion;
    }
}
