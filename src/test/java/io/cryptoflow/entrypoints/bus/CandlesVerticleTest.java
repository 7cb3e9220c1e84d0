package io.cryptoflow.entrypoints.bus;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.marketdata.BackfillCandles;
import io.cryptoflow.application.marketdata.FindCandles;
import io.cryptoflow.application.marketdata.FindStatistics;
import io.cryptoflow.application.marketdata.FollowCandles;
import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.marketdata.WriteCandles;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.port.CandleSource;
import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.MarketEvent.TradePrinted;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Prints;
import io.cryptoflow.infrastructure.eventbus.VertxMessageBus;
import io.cryptoflow.infrastructure.memory.InMemoryCandleStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CandlesVerticleTest {
    private final Vertx vertx = Vertx.vertx();
    private final MessageBus bus = new VertxMessageBus(vertx, Duration.ofSeconds(5));
    private final BlockingQueue<Candle> announced = new LinkedBlockingQueue<>();
    private final CandleStore store = new InMemoryCandleStore();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(5, SECONDS);
    }

    @Test
    void announcesCandlesOfEveryIntervalThatGrewButNotEachTrade() throws Exception {
        deploy(MarketSource.Kind.TAPE, Optional.empty());
        for (int i = 1; i <= 500; i++) {
            print("12:00:00", i);
        }

        List<Candle> seen =
                announcedUntil(candle -> candle.volume().equals(Quantity.of("500")), CandleInterval.values().length);

        assertThat(seen).hasSizeLessThan(100).noneMatch(Candle::closed);
    }

    @Test
    void announcesEveryCandleThatClosed() throws Exception {
        deploy(MarketSource.Kind.TAPE, Optional.empty());
        print("12:00:00", 1);
        print("12:06:00", 2);

        List<Candle> seen = announcedUntil(Candle::closed, 7);

        assertThat(seen.stream().filter(Candle::closed))
                .extracting(Candle::interval)
                .containsExactly(
                        CandleInterval.ONE_MINUTE,
                        CandleInterval.ONE_MINUTE,
                        CandleInterval.ONE_MINUTE,
                        CandleInterval.ONE_MINUTE,
                        CandleInterval.ONE_MINUTE,
                        CandleInterval.FIVE_MINUTES,
                        CandleInterval.ONE_MINUTE);
    }

    @Test
    void storesWhatItKnowsWhenItStops() throws Exception {
        String id = deploy(MarketSource.Kind.TAPE, Optional.empty());
        print("12:00:00", 1);
        announcedUntil(candle -> true, 1);

        vertx.undeploy(id).await(5, SECONDS);

        assertThat(Await.await(store.find(new CandleStore.Range(
                        new MarketSource(MarketSource.Kind.TAPE, "verticle"),
                        Prints.SYMBOL,
                        CandleInterval.ONE_MINUTE,
                        Markets.NOON,
                        Markets.NOON.plusSeconds(60),
                        5,
                        CandleStore.End.OLDEST))))
                .singleElement()
                .satisfies(kept -> assertThat(kept.candle().closed()).isFalse());
    }

    @Test
    void answersQuestions() throws Exception {
        deploy(MarketSource.Kind.TAPE, Optional.empty());
        print("12:00:00", 1);

        FindCandles.Query query =
                new FindCandles.Query(Prints.SYMBOL, CandleInterval.ONE_HOUR, Optional.empty(), Optional.empty(), 5);
        assertThat(Await.await(bus.request(Addresses.FIND_CANDLES, query)).candles())
                .hasSize(1);
        assertThat(Await.await(bus.request(Addresses.FIND_STATISTICS, new FindStatistics.Query(List.of())))
                        .statistics())
                .hasSize(1);
    }

    @Test
    void startsThoughTheVenueNeverAnswers() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CandleSource silent = (symbol, interval, from, to) -> {
            asked.countDown();
            return Future.future(never -> {});
        };

        deploy(MarketSource.Kind.LIVE, Optional.of(silent));

        assertThat(asked.await(5, SECONDS)).isTrue();
    }

    /** What is announced until {@code awaited} was seen so often. */
    private List<Candle> announcedUntil(Predicate<Candle> awaited, int times) throws Exception {
        List<Candle> seen = new ArrayList<>();
        while (seen.stream().filter(awaited).count() < times) {
            Candle next = announced.poll(5, SECONDS);
            assertThat(next).as("after %s", seen).isNotNull();
            seen.add(next);
        }
        return seen;
    }

    private String deploy(MarketSource.Kind kind, Optional<CandleSource> venue) throws Exception {
        InstantSource clock = InstantSource.fixed(Instant.parse("2024-08-05T12:00:00Z"));
        LatestMarket market = new LatestMarket(
                new MarketSource(kind, "verticle"),
                List.of(Markets.instrument(Prints.SYMBOL)),
                Duration.ofSeconds(10),
                clock);
        FollowCandles follow = new FollowCandles(market, store, clock);
        CandlesVerticle.Parts parts = new CandlesVerticle.Parts(
                follow,
                new WriteCandles(store, market.source(), clock),
                venue.map(source -> new BackfillCandles(market, source, store, follow, clock)),
                new FindCandles(market, follow, store),
                new FindStatistics(market, follow));
        Await.await(bus.subscribe(Addresses.CANDLE_EVENTS, announced::add));
        return vertx.deployVerticle(new CandlesVerticle(bus, parts)).await(5, SECONDS);
    }

    private void print(String time, long id) {
        bus.publish(Addresses.TRADE_EVENTS, new TradePrinted(Prints.at(time, id, "100", "1")));
    }
}
