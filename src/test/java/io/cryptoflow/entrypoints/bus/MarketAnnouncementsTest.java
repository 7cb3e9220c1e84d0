package io.cryptoflow.entrypoints.bus;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.ETH_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static io.cryptoflow.fixture.Markets.book;
import static io.cryptoflow.fixture.Markets.instrument;
import static io.cryptoflow.fixture.Markets.level;
import static io.cryptoflow.fixture.Markets.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.fixture.LocalBus;
import io.cryptoflow.fixture.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarketAnnouncementsTest {
    private final LocalBus bus = new LocalBus();
    private final ManualClock clock = new ManualClock(NOON);
    private final LatestMarket market = new LatestMarket(
            new MarketSource(MarketSource.Kind.SIMULATED, "seed 1"),
            List.of(instrument(BTC_USDT), instrument(ETH_USDT)),
            Duration.ofSeconds(10),
            clock);
    private final MarketAnnouncements announcements = new MarketAnnouncements(bus, market);

    @Test
    void announcesOnlyTheLatestBookAndTickerOfEachSymbol() {
        tell(book(BTC_USDT, 1, "59999", "60001"));
        tell(book(ETH_USDT, 1, "2500", "2501"));
        tell(book(BTC_USDT, 2, "60010", "60012"));

        announcements.flush();

        assertThat(bus.announced(Addresses.BOOK_EVENTS))
                .containsExactly(book(BTC_USDT, 2, "60010", "60012"), book(ETH_USDT, 1, "2500", "2501"));
        assertThat(bus.announced(Addresses.TICKER_EVENTS))
                .extracting(Ticker::bestBid)
                .containsExactly(Optional.of(level("60010")), Optional.of(level("2500")));
    }

    @Test
    void announcesNothingWhenNothingChanged() {
        tell(book(BTC_USDT, 1, "59999", "60001"));
        announcements.flush();

        announcements.flush();

        assertThat(bus.announced(Addresses.BOOK_EVENTS)).hasSize(1);
        assertThat(bus.announced(Addresses.TICKER_EVENTS)).hasSize(1);
    }

    @Test
    void announcesATickerButNoBookAfterAPrint() {
        tell(trade(BTC_USDT, "1", "60000"));

        announcements.flush();

        assertThat(bus.announced(Addresses.BOOK_EVENTS)).isEmpty();
        assertThat(bus.announced(Addresses.TICKER_EVENTS))
                .extracting(Ticker::symbol)
                .containsExactly(BTC_USDT);
    }

    @Test
    void announcesALostBookAtOnceAndAStaleTickerAfterIt() {
        tell(book(BTC_USDT, 1, "59999", "60001"));
        MarketEvent.BookLost lost = new MarketEvent.BookLost(BTC_USDT, "gap");

        tell(lost);

        assertThat(bus.announced(Addresses.BOOK_LOST_EVENTS)).containsExactly(lost);
        announcements.flush();
        assertThat(bus.announced(Addresses.BOOK_EVENTS)).isEmpty();
        assertThat(bus.announced(Addresses.TICKER_EVENTS))
                .extracting(Ticker::stale)
                .containsExactly(true);
    }

    @Test
    void announcesOnceThatASymbolFellSilentAndAgainThatItCameBack() {
        tell(book(BTC_USDT, 1, "59999", "60001"));
        announcements.flush();
        clock.advance(Duration.ofSeconds(11));
        announcements.flush();
        announcements.flush();
        tell(book(BTC_USDT, 2, "59999", "60001"));
        announcements.flush();

        assertThat(bus.announced(Addresses.BOOK_LOST_EVENTS))
                .extracting(MarketEvent.BookLost::symbol)
                .containsExactly(BTC_USDT);
        assertThat(bus.announced(Addresses.TICKER_EVENTS))
                .extracting(Ticker::stale)
                .containsExactly(false, true, false);
        assertThat(bus.announced(Addresses.BOOK_EVENTS)).hasSize(2);
    }

    private void tell(MarketEvent event) {
        market.apply(event);
        announcements.take(event);
    }
}
