package io.cryptoflow.application.marketdata;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.ETH_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static io.cryptoflow.fixture.Markets.book;
import static io.cryptoflow.fixture.Markets.instrument;
import static io.cryptoflow.fixture.Markets.level;
import static io.cryptoflow.fixture.Markets.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.fixture.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatestMarketTest {
    private static final MarketSource SOURCE = new MarketSource(MarketSource.Kind.SIMULATED, "seed 1");
    private static final Duration STALE_AFTER = Duration.ofSeconds(10);
    private static final Instant ARRIVAL = NOON.plusMillis(7);

    private final ManualClock clock = new ManualClock(ARRIVAL);
    private final LatestMarket market =
            new LatestMarket(SOURCE, List.of(instrument(ETH_USDT), instrument(BTC_USDT)), STALE_AFTER, clock);

    @Test
    void showsTheMarketInOneLine() {
        market.apply(trade(BTC_USDT, "1", "60000"));
        market.apply(book(BTC_USDT, 1, "59999.5", "60000.5"));

        clock.advance(Duration.ofSeconds(3));

        assertThat(market.ticker(BTC_USDT))
                .contains(new Ticker(
                        BTC_USDT,
                        Optional.of(level("59999.5")),
                        Optional.of(level("60000.5")),
                        Optional.of(Price.of("60000")),
                        SOURCE,
                        NOON,
                        ARRIVAL,
                        Duration.ofSeconds(3),
                        false));
    }

    @Test
    void knowsNothingOfASymbolThatWasNeverSeen() {
        market.apply(book(BTC_USDT, 1, "59999.5", "60000.5"));

        assertThat(market.ticker(ETH_USDT)).isEmpty();
        assertThat(market.freshBook(ETH_USDT)).isEmpty();
    }

    @Test
    void givesNoBookOnceItIsStale() {
        market.apply(book(BTC_USDT, 1, "59999.5", "60000.5"));

        clock.advance(STALE_AFTER);
        assertThat(market.freshBook(BTC_USDT)).isPresent();

        clock.advance(Duration.ofMillis(1));
        assertThat(market.freshBook(BTC_USDT)).isEmpty();
        assertThat(market.ticker(BTC_USDT)).map(Ticker::stale).contains(true);
        assertThat(market.isAlive()).isFalse();
    }

    @Test
    void givesNoBookThatStoodStillWhilePrintsWentOn() {
        market.apply(book(BTC_USDT, 1, "59999.5", "60000.5"));
        clock.advance(STALE_AFTER.plusMillis(1));
        market.apply(trade(BTC_USDT, "1", "60100"));

        assertThat(market.freshBook(BTC_USDT)).isEmpty();
        assertThat(market.ticker(BTC_USDT)).map(Ticker::stale).contains(true);
        assertThat(market.isAlive()).isTrue();
    }

    @Test
    void isStaleFromTheLossOfABookToTheNextBook() {
        market.apply(book(BTC_USDT, 1, "59999.5", "60000.5"));
        market.apply(new MarketEvent.BookLost(BTC_USDT, "gap"));
        market.apply(trade(BTC_USDT, "1", "60100"));
        assertThat(market.ticker(BTC_USDT)).map(Ticker::stale).contains(true);

        market.apply(book(BTC_USDT, 5, "59999.5", "60000.5"));
        assertThat(market.ticker(BTC_USDT)).map(Ticker::stale).contains(false);
    }

    @Test
    void isNotAliveBeforeTheFirstEvent() {
        assertThat(market.isAlive()).isFalse();
        assertThat(market.feedAge()).isEmpty();
    }

    @Test
    void takesTheAgeOfTheFeedFromTheSymbolSeenLast() {
        market.apply(book(BTC_USDT, 1, "59999.5", "60000.5"));
        clock.advance(Duration.ofSeconds(4));
        market.apply(book(ETH_USDT, 1, "2500", "2500.1"));
        clock.advance(Duration.ofSeconds(2));

        assertThat(market.feedAge()).contains(Duration.ofSeconds(2));
    }

    @Test
    void showsNoNegativeAgeWhenTheClockIsSetBack() {
        market.apply(book(BTC_USDT, 1, "59999.5", "60000.5"));
        clock.advance(Duration.ofSeconds(-30));

        assertThat(market.ticker(BTC_USDT)).map(Ticker::age).contains(Duration.ZERO);
    }

    @Test
    void listsInstrumentsBySymbol() {
        assertThat(market.all()).containsExactly(instrument(BTC_USDT), instrument(ETH_USDT));
    }

    @Test
    void keepsASnapshotAsItWasWhenPrintsGoOn() {
        market.apply(trade(BTC_USDT, "1", "60000"));
        LatestMarket.Snapshot before = market.snapshot(BTC_USDT).orElseThrow();

        market.apply(trade(BTC_USDT, "2", "60001"));

        assertThat(before.trades().newest(10))
                .containsExactly(trade(BTC_USDT, "1", "60000").trade());
    }

    @Test
    void keepsTheLastTwoHundredPrintsNewestFirst() {
        for (int i = 1; i <= 450; i++) {
            market.apply(trade(BTC_USDT, Integer.toString(i), "60000"));
        }

        List<String> ids = market.snapshot(BTC_USDT).orElseThrow().trades().newest(1000).stream()
                .map(print -> print.tradeId())
                .toList();

        assertThat(ids).hasSize(RecentTrades.CAPACITY).startsWith("450", "449").endsWith("252", "251");
    }
}
