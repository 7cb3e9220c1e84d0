package io.cryptoflow.application.account;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Fills.buy;
import static io.cryptoflow.fixture.Fills.sell;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.FindPositions.Valued;
import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindPositionsTest {
    private final ManualClock clock = new ManualClock(NOON);
    private final InMemoryStore store = new InMemoryStore(clock, events -> {});
    private final LatestMarket market = new LatestMarket(
            new MarketSource(MarketSource.Kind.SIMULATED, "seed 1"),
            List.of(Markets.instrument(BTC_USDT)),
            Duration.ofSeconds(10),
            clock);

    @BeforeEach
    void showABook() {
        market.apply(Markets.book(BTC_USDT, 1, "99", "101"));
    }

    @Test
    void valuesALongPositionAtTheBestBidAndAShortOneAtTheBestAsk() {
        assertThat(valued(buy("2", "90", "0"))).isEqualTo(priced("99", usdt("18")));
        assertThat(valued(sell("3", "90", "0"))).isEqualTo(priced("101", usdt("-11")));
    }

    @Test
    void showsNoPriceThatIsStaleAndNoneForWhatIsClosed() {
        assertThat(valued(buy("2", "90", "0"), sell("2", "95", "0"))).isEqualTo(Optional.empty());
        clock.advance(Duration.ofSeconds(11));
        assertThat(valued(buy("1", "90", "0"))).isEqualTo(Optional.empty());
    }

    private Optional<List<Object>> valued(Fill... fills) {
        await(store.inTransaction(ALICE, tx -> {
            for (Fill fill : fills) {
                tx.updatePosition(tx.position(BTC_USDT).after(fill));
            }
            return Future.succeededFuture();
        }));
        FindPositions.Result found = await(new FindPositions(store, market).handle(new FindPositions.Query(ALICE)));
        Valued only = found.positions().get(0);
        assertThat(only.position().symbol()).isEqualTo(BTC_USDT);
        assertThat(only.unrealized().isPresent()).isEqualTo(only.marketPrice().isPresent());
        return only.marketPrice().map(price -> List.of(price, only.unrealized().orElseThrow()));
    }

    private static Optional<List<Object>> priced(String price, Money unrealized) {
        return Optional.of(List.of(Price.of(price), unrealized));
    }
}
