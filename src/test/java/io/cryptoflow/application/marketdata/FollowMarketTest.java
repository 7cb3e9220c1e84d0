package io.cryptoflow.application.marketdata;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static io.cryptoflow.fixture.Markets.instrument;
import static io.cryptoflow.fixture.Markets.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.ListFeed;
import io.cryptoflow.fixture.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowMarketTest {
    private final ListFeed feed = new ListFeed(List.of(instrument(BTC_USDT)));
    private final LatestMarket market =
            new LatestMarket(feed.source(), feed.instruments(), Duration.ofSeconds(10), new ManualClock(NOON));
    private final FollowMarket followMarket = new FollowMarket(feed, market);

    @Test
    void tellsListenersAfterTheLatestMarketKnows() {
        List<String> told = new ArrayList<>();
        followMarket.start(List.of(
                event -> told.add("first sees " + lastPrice()), event -> told.add("second sees " + lastPrice())));

        feed.tell(trade(BTC_USDT, "1", "60000"));

        assertThat(told).containsExactly("first sees 60000", "second sees 60000");
    }

    @Test
    void tellsNothingAfterTheStop() {
        List<String> told = new ArrayList<>();
        followMarket.start(List.of(event -> told.add(event.symbol().toString())));

        assertThat(followMarket.stop().succeeded()).isTrue();
        feed.tell(trade(BTC_USDT, "1", "60000"));

        assertThat(told).isEmpty();
        assertThat(market.snapshot(BTC_USDT)).isEmpty();
    }

    private String lastPrice() {
        return market.ticker(BTC_USDT).orElseThrow().lastPrice().orElseThrow().toString();
    }
}
