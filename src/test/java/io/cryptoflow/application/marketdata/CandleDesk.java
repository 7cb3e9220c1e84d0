package io.cryptoflow.application.marketdata;

import static io.cryptoflow.fixture.Await.await;

import io.cryptoflow.application.port.CandleSource;
import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.KeptCandle;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.HeardCandles;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Prints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Candles of BTC-USDT as one process keeps them, at noon by its clock. */
final class CandleDesk {
    final ManualClock clock;
    final LatestMarket market;
    final CandleStore store;
    final HeardCandles heard = new HeardCandles();
    final FollowCandles follow;
    final WriteCandles write;
    final FindCandles find;

    CandleDesk(MarketSource.Kind kind, CandleStore store, ManualClock clock) {
        this.clock = clock;
        this.store = store;
        market = new LatestMarket(
                new MarketSource(kind, "desk"), List.of(Markets.instrument(Prints.SYMBOL)), Duration.ofHours(1), clock);
        follow = new FollowCandles(market, store, clock);
        write = new WriteCandles(store, market.source(), clock);
        find = new FindCandles(market, follow, store);
        follow.addListener(write);
        follow.addListener(heard);
    }

    /** Prints a trade; {@code time} is like {@code 12:00:00}. */
    void print(String time, long id, String price, String quantity) {
        follow.take(Prints.at(time, id, price, quantity));
    }

    void write() {
        follow.unwritten().forEach(write::add);
        await(write.writeAll());
    }

    FindCandles.Result find(CandleInterval interval, Optional<Instant> from, Optional<Instant> to, int limit) {
        return await(find.handle(new FindCandles.Query(Prints.SYMBOL, interval, from, to, limit)));
    }

    FindCandles.Result newest(CandleInterval interval) {
        return find(interval, Optional.empty(), Optional.empty(), 100);
    }

    BackfillCandles backfill(CandleSource venue) {
        BackfillCandles backfill = new BackfillCandles(market, venue, store, follow, clock);
        follow.addListener(backfill);
        return backfill;
    }

    /** A closed minute of one price. */
    static Candle minute(String time, String price, String volume) {
        return candle(CandleInterval.ONE_MINUTE, time, price, volume);
    }

    static Candle candle(CandleInterval interval, String time, String price, String volume) {
        Price all = Price.of(price);
        return new Candle(Prints.SYMBOL, interval, moment(time + ":00"), all, all, all, all, Quantity.of(volume), true);
    }

    static Instant moment(String time) {
        return Instant.parse("2024-08-05T" + time + "Z");
    }

    static List<String> lines(FindCandles.Result found) {
        return HeardCandles.lines(found.candles());
    }

    static List<KeptCandle> told(Candle... candles) {
        return List.of(candles).stream().map(KeptCandle::told).toList();
    }
}
