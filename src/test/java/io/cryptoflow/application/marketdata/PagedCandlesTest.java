package io.cryptoflow.application.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.Candles;
import io.cryptoflow.fixture.Markets;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagedCandlesTest {
    private static final List<Candle> WALK = Candles.walk(1, 2_500);

    private final List<FindCandles.Query> asked = new ArrayList<>();
    private final PagedCandles history = new PagedCandles(this::find);

    @Test
    void asksBackwardsForPagesUntilTheLimit() {
        List<Candle> found = newest(Instant.EPOCH, Candles.openTime(2_500), 2_100);

        assertThat(found).isEqualTo(WALK.subList(400, 2_500));
        assertThat(asked).hasSize(3);
    }

    @Test
    void stopsAtTheBeginningOfTheRange() {
        assertThat(newest(Candles.openTime(2_300), Candles.openTime(2_400), 5_000))
                .isEqualTo(WALK.subList(2_300, 2_400));
        assertThat(asked).hasSize(1);
    }

    @Test
    void stopsWhereNothingIsKept() {
        assertThat(newest(Instant.EPOCH, Candles.openTime(500), 5_000)).isEqualTo(WALK.subList(0, 500));
        assertThat(newest(Instant.EPOCH, Candles.openTime(0), 5_000)).isEmpty();
    }

    @Test
    void leavesOutTheCandleThatIsOpenStill() {
        Candle last = WALK.get(2_499);
        Candle open = new Candle(
                last.symbol(),
                last.interval(),
                Candles.openTime(2_500),
                last.close(),
                last.close(),
                last.close(),
                last.close(),
                last.volume(),
                false);
        PagedCandles withOpen = new PagedCandles(query -> Future.succeededFuture(result(List.of(last, open))));

        List<Candle> found = Await.await(
                withOpen.newest(Markets.BTC_USDT, CandleInterval.ONE_HOUR, Instant.EPOCH, Candles.openTime(2_501), 10));

        assertThat(found).containsExactly(last);
    }

    private List<Candle> newest(Instant from, Instant to, int limit) {
        return Await.await(history.newest(Markets.BTC_USDT, CandleInterval.ONE_HOUR, from, to, limit));
    }

    private Future<FindCandles.Result> find(FindCandles.Query query) {
        asked.add(query);
        assertThat(query.limit()).isBetween(1, 1_000);
        return Candles.history(WALK)
                .newest(
                        query.symbol(),
                        query.interval(),
                        Instant.EPOCH,
                        query.to().orElseThrow(),
                        query.limit())
                .map(PagedCandlesTest::result);
    }

    private static FindCandles.Result result(List<Candle> candles) {
        return new FindCandles.Result(
                Markets.BTC_USDT,
                CandleInterval.ONE_HOUR,
                candles.stream().map(KeptCandle::told).toList(),
                List.of(),
                new MarketSource(MarketSource.Kind.TAPE, "walk"),
                Optional.empty());
    }
}
