package io.cryptoflow.infrastructure.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.infrastructure.tape.TapeSettings.Speed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final long TAPE_START = 1_000_000;
    private static final long STARTED_AT = 50_000_000;

    @ParameterizedTest
    @CsvSource({
        // factor, tape time passed, time passed here, wait
        "1,      0,     0,     0",
        "1,      60000, 0,     60000",
        "1,      60000, 45000, 15000",
        "1,      60000, 61000, -1000",
        "60,     60000, 0,     1000",
        "60,     90,    0,     2",
        "0.5,    1000,  0,     2000",
        "1000000,86400000,0,   87",
    })
    void waitsForTheTimeOfTheTapeDividedByTheSpeed(String factor, long onTape, long here, long wait) {
        Pace pace = new Pace(Speed.times(factor), TAPE_START, STARTED_AT);

        assertThat(pace.delayMillis(TAPE_START + onTape, STARTED_AT + here)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "86400000"})
    void neverWaitsAtTheFastest(long onTape) {
        Pace pace = new Pace(Speed.FASTEST, TAPE_START, STARTED_AT);

        assertThat(pace.delayMillis(TAPE_START + onTape, STARTED_AT)).isZero();
    }
}
