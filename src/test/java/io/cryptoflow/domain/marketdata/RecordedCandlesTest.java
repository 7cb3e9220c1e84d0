package io.cryptoflow.domain.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.HeardCandles;
import io.cryptoflow.fixture.Prints;
import io.cryptoflow.fixture.Tapes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The trades and the candles that Binance recorded of the same minutes tell the same story. */
class RecordedCandlesTest {
    @Test
    void rebuildsTheRecordedCandlesToTheLastDigit() {
        List<PublicTrade> trades = Prints.recorded(Tapes.shared("binance-spot-2024-ticks/trades-BTCUSDT.csv.gz"));
        Map<Long, String> recorded = Prints.rows(Tapes.shared("binance-spot-2024/candles-5m/BTCUSDT.csv.gz")).stream()
                .collect(Collectors.toMap(row -> Long.valueOf(row[0]), row -> String.join(",", row)));
        HeardCandles heard = new HeardCandles();
        CandleSeries series = new CandleSeries(Prints.SYMBOL, true, heard);

        trades.forEach(series::take);
        Instant end = trades.get(trades.size() - 1).occurredAt();
        series.advance(CandleInterval.FIVE_MINUTES.openOf(end), true);

        List<KeptCandle> whole = heard.closed(CandleInterval.FIVE_MINUTES).stream()
                .filter(candle -> !candle.gap())
                .toList();
        assertThat(whole).hasSize(2);
        assertThat(whole).allSatisfy(kept -> assertThat(row(kept.candle()))
                .isEqualTo(recorded.get(kept.openTime().toEpochMilli())));
        assertThat(heard.corrected()).isEmpty();
    }

    private static String row(Candle candle) {
        return Arrays.asList(
                        candle.openTime().toEpochMilli(),
                        candle.open(),
                        candle.high(),
                        candle.low(),
                        candle.close(),
                        candle.volume())
                .stream()
                .map(Object::toString)
                .collect(Collectors.joining(","));
    }
}
