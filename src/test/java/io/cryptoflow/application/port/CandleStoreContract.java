package io.cryptoflow.application.port;

import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.TradeMark;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.Markets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store of candles promises, whatever keeps them. */
public abstract class CandleStoreContract {
    private static final AtomicInteger SOURCES = new AtomicInteger();

    private final MarketSource source = new MarketSource(MarketSource.Kind.LIVE, "venue-" + SOURCES.incrementAndGet());

    protected abstract CandleStore store();

    @Test
    void keepsEverythingThatIsKnownOfACandle() {
        Candle candle = new Candle(
                Markets.BTC_USDT,
                CandleInterval.ONE_MINUTE,
                Markets.NOON,
                Price.of("64250.123456789012345678"),
                Price.of("999999999999999999.9"),
                Price.of("0.000000000000000001"),
                Price.of("64250"),
                Quantity.of("0.000000000000000001"),
                false);
        TradeMark mark = new TradeMark("4711", Markets.NOON.plusMillis(59_123));
        Money worth = Money.of("0.000000000000064251", Markets.BTC_USDT.quote());
        KeptCandle full = new KeptCandle(candle, Optional.of(worth), true, Optional.of(mark));
        KeptCandle plain = minute(1, "5");

        await(store().store(source, List.of(full, plain)));

        assertThat(find(0, 10, 10, CandleStore.End.OLDEST)).containsExactly(full, plain);
    }

    @Test
    void replacesACandleOfTheSameTime() {
        await(store().store(source, List.of(minute(0, "1"), minute(1, "1"))));
        await(store().store(source, List.of(minute(1, "2"), minute(2, "2"))));
        await(store().store(source, List.of(minute(1, "2"), minute(2, "2"))));

        assertThat(find(0, 10, 10, CandleStore.End.OLDEST))
                .containsExactly(minute(0, "1"), minute(1, "2"), minute(2, "2"));
    }

    @Test
    void keepsTheLaterOfTwoOfTheSameTimeInOneCall() {
        await(store().store(source, List.of(minute(0, "1"), minute(1, "1"), minute(0, "3"))));

        assertThat(find(0, 10, 10, CandleStore.End.OLDEST)).containsExactly(minute(0, "3"), minute(1, "1"));
    }

    @Test
    void findsTheOldestOrTheNewestOfARangeOldestFirst() {
        await(store().store(
                        source,
                        IntStream.range(0, 8).mapToObj(i -> minute(i, "1")).toList()));

        assertThat(find(2, 7, 3, CandleStore.End.OLDEST))
                .containsExactly(minute(2, "1"), minute(3, "1"), minute(4, "1"));
        assertThat(find(2, 7, 3, CandleStore.End.NEWEST))
                .containsExactly(minute(4, "1"), minute(5, "1"), minute(6, "1"));
        assertThat(find(7, 2, 3, CandleStore.End.NEWEST)).isEmpty();
        assertThat(find(20, 30, 3, CandleStore.End.OLDEST)).isEmpty();
    }

    @Test
    void keepsSeriesApart() {
        KeptCandle hour = candle(Markets.BTC_USDT, CandleInterval.ONE_HOUR, 0, "7");
        KeptCandle other = candle(Markets.ETH_USDT, CandleInterval.ONE_MINUTE, 0, "8");
        await(store().store(source, List.of(minute(0, "1"), hour, other)));
        await(store().store(new MarketSource(MarketSource.Kind.TAPE, source.name()), List.of(minute(0, "9"))));

        assertThat(find(0, 10, 10, CandleStore.End.OLDEST)).containsExactly(minute(0, "1"));
        assertThat(await(store().find(range(Markets.BTC_USDT, CandleInterval.ONE_HOUR))))
                .containsExactly(hour);
        assertThat(await(store().find(range(Markets.ETH_USDT, CandleInterval.ONE_MINUTE))))
                .containsExactly(other);
    }

    @Test
    void keepsNothingOfNothing() {
        await(store().store(source, List.of()));

        assertThat(find(0, 10, 10, CandleStore.End.OLDEST)).isEmpty();
    }

    @Test
    void keepsManyAtOnce() {
        List<KeptCandle> day = new ArrayList<>();
        IntStream.range(0, 1_440).forEach(i -> day.add(minute(i, "1")));

        await(store().store(source, day));

        assertThat(find(0, 2_000, 2_000, CandleStore.End.NEWEST)).isEqualTo(day);
    }

    private List<KeptCandle> find(int fromMinute, int toMinute, int limit, CandleStore.End end) {
        return await(store().find(new CandleStore.Range(
                source, Markets.BTC_USDT, CandleInterval.ONE_MINUTE, time(fromMinute), time(toMinute), limit, end)));
    }

    private CandleStore.Range range(Symbol symbol, CandleInterval interval) {
        return new CandleStore.Range(source, symbol, interval, time(0), time(1), 10, CandleStore.End.OLDEST);
    }

    private static KeptCandle minute(int minute, String volume) {
        return candle(Markets.BTC_USDT, CandleInterval.ONE_MINUTE, minute, volume);
    }

    private static KeptCandle candle(Symbol symbol, CandleInterval interval, int minute, String volume) {
        Price price = Price.of("100");
        return KeptCandle.told(
                new Candle(symbol, interval, time(minute), price, price, price, price, Quantity.of(volume), true));
    }

    private static Instant time(int minute) {
        return Markets.NOON.plusSeconds(60L * minute);
    }
}
