package io.cryptoflow.entrypoints.bus;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.ETH_USDT;
import static io.cryptoflow.fixture.Markets.book;
import static io.cryptoflow.fixture.Markets.instrument;
import static io.cryptoflow.fixture.Markets.trade;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.FindPublicTrades;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.fixture.ListFeed;
import io.cryptoflow.fixture.LocalBus;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarketDataVerticleTest {
    private final Vertx vertx = Vertx.vertx();
    private final LocalBus bus = new LocalBus();
    private final ListFeed feed = new ListFeed(List.of(instrument(BTC_USDT), instrument(ETH_USDT)));
    private final LatestMarket market =
            new LatestMarket(feed.source(), feed.instruments(), Duration.ofSeconds(10), InstantSource.system());
    private final List<MarketEvent> heard = new CopyOnWriteArrayList<>();
    private String deployment = "";

    @BeforeEach
    void deploy() throws Exception {
        deployment = vertx.deployVerticle(new MarketDataVerticle(bus, feed, market, heard::add))
                .await(5, SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(5, SECONDS);
    }

    @Test
    void answersQuestionsAboutTheMarket() {
        feed.tell(trade(BTC_USDT, "1", "60000"));
        feed.tell(book(BTC_USDT, 1, "59999", "60001"));

        assertThat(bus.request(Addresses.FIND_INSTRUMENTS, new FindInstruments.Query())
                        .result()
                        .instruments())
                .containsExactly(instrument(BTC_USDT), instrument(ETH_USDT));
        assertThat(bus.request(Addresses.FIND_TICKERS, new FindTickers.Query(List.of()))
                        .result()
                        .tickers())
                .extracting(Ticker::lastPrice)
                .containsExactly(Optional.of(Price.of("60000")));
        assertThat(bus.request(Addresses.FIND_BOOK, new FindBook.Query(BTC_USDT, 1))
                        .result()
                        .book())
                .isEqualTo(book(BTC_USDT, 1, "59999", "60001").book());
        assertThat(bus.request(Addresses.FIND_PUBLIC_TRADES, new FindPublicTrades.Query(BTC_USDT, 5))
                        .result()
                        .trades())
                .containsExactly(trade(BTC_USDT, "1", "60000").trade());
    }

    @Test
    void announcesEveryPrintAtOnce() {
        feed.tell(trade(BTC_USDT, "1", "60000"));
        feed.tell(trade(BTC_USDT, "2", "60001"));

        assertThat(bus.announced(Addresses.TRADE_EVENTS))
                .containsExactly(trade(BTC_USDT, "1", "60000"), trade(BTC_USDT, "2", "60001"));
    }

    @Test
    void handsEveryEventToTheListener() {
        feed.tell(trade(BTC_USDT, "1", "60000"));
        feed.tell(book(BTC_USDT, 1, "59999", "60001"));

        assertThat(heard).containsExactly(trade(BTC_USDT, "1", "60000"), book(BTC_USDT, 1, "59999", "60001"));
    }

    @Test
    void announcesBooksAndTickersByItself() throws Exception {
        CountDownLatch announced = new CountDownLatch(2);
        bus.subscribe(Addresses.BOOK_EVENTS, book -> announced.countDown());
        bus.subscribe(Addresses.TICKER_EVENTS, ticker -> announced.countDown());

        vertx.runOnContext(now -> feed.tell(book(BTC_USDT, 1, "59999", "60001")));

        assertThat(announced.await(5, SECONDS)).isTrue();
    }

    @Test
    void stopsTheFeedWhenUndeployed() throws Exception {
        assertThat(feed.isStarted()).isTrue();

        vertx.undeploy(deployment).await(5, SECONDS);

        assertThat(feed.isStarted()).isFalse();
    }
}
