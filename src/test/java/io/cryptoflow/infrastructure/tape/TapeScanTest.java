package io.cryptoflow.infrastructure.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.infrastructure.tape.TapeSettings.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapeScanTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void takesTheGridFromTheFinestDecimalsAndTheLengthFromTheTimes() {
        TapeSummary summary = scan("ts_ms,price,qty", "1000,10.50,2", "1600,10.125,0.0100", "1400,11,3");

        assertThat(summary).isEqualTo(new TapeSummary(false, 3, 0, 1000, 1600, 600, 3, 2));
        assertThat(summary.lengthMillis()).isEqualTo(1200);
        assertThat(summary.instrument(Playback.BTC_USD))
                .isEqualTo(new Instrument(
                        Playback.BTC_USD,
                        Price.of("0.001"),
                        Quantity.of("0.01"),
                        Money.zero(Playback.BTC_USD.quote())));
    }

    @Test
    void leavesOutLinesThatTradedNothing() {
        assertThat(scan("ts_ms,price,qty", "1000,10,2", "1001,10,0.000", "", "1002,10,1"))
                .isEqualTo(new TapeSummary(false, 2, 0, 1000, 1002, 2, 0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000,10              | expected 3 columns: ts_ms,price,qty",
                "1000,10,1,1          | expected 3 columns: ts_ms,price,qty",
                "now,10,1             | expected a time in whole seconds or milliseconds since 1970",
                "-5,10,1              | expected a time in whole seconds or milliseconds since 1970",
                "1000,1e3,1           | expected a plain decimal",
                "1000,10,-1           | expected a quantity of 0 or more",
                "1000,0,1             | expected a price above 0",
                "1000,NaN,1           | expected a plain decimal",
                "1000,１０,1            | expected a plain decimal",
                "1000,10,0.1234567890123456789 | expected a plain decimal",
            })
    void stopsAtAMalformedLineAmongTheFirstAndNamesIt(String line, String expected) {
        Path file = Playback.write(folder.resolve("t.csv"), "ts_ms,price,qty", "1000,10,1", line);

        assertThatExceptionOfType(TapeException.class)
                .isThrownBy(() -> TapeScan.of(file, Content.AUTO))
                .withMessageStartingWith(file + ":3: " + expected);
    }

    @Test
    void stopsAtALineLongerThanAllowedWithoutKeepingIt() {
        Path file = Playback.write(folder.resolve("t.csv"), "ts_ms,price,qty", "1000,10," + "1".repeat(5_000_000));

        assertThatExceptionOfType(TapeException.class)
                .isThrownBy(() -> TapeScan.of(file, Content.AUTO))
                .withMessageStartingWith(file + ":2: expected 3 columns");
    }

    @Test
    void countsAndSkipsMalformedLinesLaterOn() {
        String[] good = Stream.iterate(1000, millis -> millis + 1)
                .limit(TapeReader.FIRST_LINES)
                .map(millis -> millis + ",10,1")
                .toArray(String[]::new);
        String[] lines = Stream.of(Stream.of("ts_ms,price,qty"), Arrays.stream(good), Stream.of("?", "9000,11,1", "?"))
                .flatMap(part -> part)
                .toArray(String[]::new);

        TapeSummary summary = scan(lines);

        assertThat(summary.rows()).isEqualTo(TapeReader.FIRST_LINES + 1L);
        assertThat(summary.skippedLines()).isEqualTo(2);
        assertThat(summary.lastMillis()).isEqualTo(9000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,cost,qty                    | AUTO    | expected a column price in the header, was time,cost,qty",
                "price,qty                        | AUTO    | expected a column timestamp or time or ts or open_time",
                "time,price                       | TRADES  | expected a column qty or quantity or amount or size or volume",
                "time,open,high,low,close         | AUTO    | expected a column volume in the header",
                "time,price,qty                   | CANDLES | expected a column open in the header",
            })
    void stopsAtAHeaderWithoutTheColumnsItNeeds(String header, Content content, String expected) {
        Path file = Playback.write(folder.resolve("t.csv"), header, "1,1,1");

        assertThatExceptionOfType(TapeException.class)
                .isThrownBy(() -> TapeScan.of(file, content))
                .withMessageStartingWith(file + ":1: " + expected);
    }

    @Test
    void stopsAtAFileWithoutTrades() {
        Path empty = Playback.write(folder.resolve("empty.csv"), "");
        Path header = Playback.write(folder.resolve("header.csv"), "ts_ms,price,qty");

        assertThatExceptionOfType(TapeException.class)
                .isThrownBy(() -> TapeScan.of(empty, Content.AUTO))
                .withMessage(empty + ":1: expected a header, was an empty file");
        assertThatExceptionOfType(TapeException.class)
                .isThrownBy(() -> TapeScan.of(header, Content.AUTO))
                .withMessage(header + ": expected at least one line with a quantity above 0");
    }

    @Test
    void stopsAtAGzipFileThatIsCutOff() throws Exception {
        Path whole = Playback.writeGzip(folder.resolve("whole.csv.gz"), "ts_ms,price,qty", "1000,10,1", "1001,11,2");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length - 12));

        assertThatExceptionOfType(TapeException.class)
                .isThrownBy(() -> TapeScan.of(cut, Content.AUTO))
                .withMessageStartingWith(cut + ": cannot be read to its end");
    }

    private TapeSummary scan(String... lines) {
        return TapeScan.of(Playback.write(folder.resolve("t.csv"), lines), Content.AUTO);
    }
}
