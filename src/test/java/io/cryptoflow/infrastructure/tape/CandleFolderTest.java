package io.cryptoflow.infrastructure.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Tapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandleFolderTest {
    private static final String HEADER = "ts_ms,open,high,low,close,volume\n";
    private static final String HOUR_0 = "1704067200000,10,12,9,11,5\n";
    private static final String HOUR_1 = "1704070800000,11,11.5,10,10.5,0.25\n";
    private static final String HOUR_3 = "1704078000000,11,11.5,10,10.5,0.25\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsClosedCandlesOldestFirst() throws IOException {
        List<Candle> candles = read(HEADER + HOUR_0 + HOUR_1 + HOUR_3, CandleInterval.ONE_HOUR);

        assertThat(candles).hasSize(3);
        assertThat(candles.get(0))
                .isEqualTo(new Candle(
                        Markets.BTC_USDT,
                        CandleInterval.ONE_HOUR,
                        Instant.parse("2024-01-01T00:00:00Z"),
                        Price.of("10"),
                        Price.of("12"),
                        Price.of("9"),
                        Price.of("11"),
                        Quantity.of("5"),
                        true));
    }

    @Test
    void refusesCandlesOfAnotherInterval() {
        refuses(HEADER + HOUR_0 + HOUR_1, CandleInterval.FIVE_MINUTES);
        refuses(HEADER + HOUR_0 + HOUR_1, CandleInterval.ONE_DAY);
    }

    @Test
    void refusesWhatIsNoFileOfCandles() {
        refuses(HEADER + HOUR_1 + HOUR_0, CandleInterval.ONE_HOUR);
        refuses(HEADER + HOUR_0 + "1704070800000,11,10,12,10.5,1\n", CandleInterval.ONE_HOUR);
        refuses("trade_id,ts_ms,price,qty,side\n1,1704067200000,10,1,buy\n", CandleInterval.ONE_HOUR);
        refuses("", CandleInterval.ONE_HOUR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../candles.csv", "/etc/passwd", "sub/candles.csv", ".hidden", "absent.csv"})
    void hasNothingOutsideOfTheFolder(String name) throws IOException {
        Files.writeString(folder.resolve(".hidden"), HEADER);

        assertThat(new CandleFolder(folder).has(name)).isFalse();
        assertThat(new CandleFolder(Path.of("")).has(name)).isFalse();
    }

    @Test
    void readsARecordingOfEightMonths() {
        Path recordings =
                Tapes.shared("binance-spot-2024/candles-1h/BTCUSDT.csv.gz").resolveSibling("");

        List<Candle> candles =
                new CandleFolder(recordings).read("BTCUSDT.csv.gz", Markets.BTC_USDT, CandleInterval.ONE_HOUR);

        assertThat(candles).hasSize(5_976);
        assertThat(candles.get(0).close()).isEqualTo(Price.of("42475.23"));
    }

    private List<Candle> read(String text, CandleInterval interval) throws IOException {
        Files.writeString(folder.resolve("candles.csv"), text);
        return new CandleFolder(folder).read("candles.csv", Markets.BTC_USDT, interval);
    }

    private void refuses(String text, CandleInterval interval) {
        assertThatThrownBy(() -> read(text, interval)).isInstanceOfSatisfying(FailureException.class, e -> {
            assertThat(e.failure().kind()).isEqualTo(Failure.Kind.UNPROCESSABLE);
            assertThat(e.failure().field()).contains("file");
        });
    }
}
