package io.cryptoflow.infrastructure.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.infrastructure.tape.TapeSettings.Content;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapeFormatTest {
    @Test
    void readsColumnsInAnyOrderUnderAnyOfTheirNames() {
        TapeRow row = read("Side, SIZE ,price,id,time", "SELL,0.5,100.10,t-7,1385337600");

        assertThat(row)
                .isEqualTo(new TapeRow.Trade(
                        "t-7", 1_385_337_600_000L, Price.of("100.1"), Quantity.of("0.5"), Optional.of(Side.SELL)));
    }

    @Test
    void takesTheLineNumberForAMissingTradeIdAndLeavesAnUnknownSideOpen() {
        assertThat(read("ts_ms,price,qty,side", "5,100,1,"))
                .isEqualTo(new TapeRow.Trade("2", 5, Price.of("100"), Quantity.of("1"), Optional.empty()));
    }

    @Test
    void readsCandles() {
        assertThat(read("ts_ms,open,high,low,close,volume", "60000,10,12,9,11,4.5"))
                .isEqualTo(new TapeRow.Candle(
                        "2",
                        60_000,
                        Price.of("10"),
                        Price.of("12"),
                        Price.of("9"),
                        Price.of("11"),
                        Quantity.of("4.5")));
    }

    @ParameterizedTest
    @CsvSource({
        "1723161255,       1723161255000",
        "1723161255342,    1723161255342",
        "1723161255342999, 1723161255342",
    })
    void tellsSecondsMillisecondsAndMicrosecondsByTheirDigits(String time, long millis) {
        assertThat(read("timestamp,price,amount", time + ",1,1").millis()).isEqualTo(millis);
    }

    @Test
    void refusesASideThatIsNeitherBuyNorSell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("ts_ms,price,qty,side", "5,100,1,long"))
                .withMessage("expected the taker's side: buy, sell or nothing");
    }

    @ParameterizedTest
    @CsvSource({"10,9,8,8.5", "10,12,11,12", "10,12,9,13", "10,12,9,8"})
    void refusesACandleWhosePricesAreBeyondItsHighOrLow(String open, String high, String low, String close) {
        String line = String.join(",", "0", open, high, low, close, "1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("ts_ms,open,high,low,close,volume", line))
                .withMessage("expected open and close between low and high");
    }

    @Test
    void takesThreeNumbersInTheFirstLineForTradesWithoutHeader() {
        assertThat(TapeColumns.isDataWithoutHeader("1385337600,800.01,0.1")).isTrue();
        assertThat(TapeColumns.isDataWithoutHeader("timestamp,price,amount")).isFalse();
        assertThat(TapeColumns.isDataWithoutHeader("1,2,3,4")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "trades-BTCUSDT.csv.gz, BTC-USDT",
        "trades-BTC-USD.csv.gz, BTC-USD",
        "ETHBTC.csv,            ETH-BTC",
        "PEPEUSDT.gz,           PEPE-USDT",
    })
    void takesTheSymbolFromTheNameOfTheFile(String file, String symbol) {
        assertThat(TapeSymbol.fromName(Path.of("some-EUR", file))).contains(Symbol.of(symbol));
    }

    @ParameterizedTest
    @CsvSource({"bitstamp_trades_from_20131125_usd.csv", "trades.csv", "USDT.csv"})
    void takesNoSymbolFromANameThatTellsNone(String file) {
        assertThat(TapeSymbol.fromName(Path.of(file))).isEmpty();
    }

    private static TapeRow read(String header, String line) {
        return TapeFormat.of(TapeColumns.of(header), Content.AUTO).read(line, 2);
    }
}
