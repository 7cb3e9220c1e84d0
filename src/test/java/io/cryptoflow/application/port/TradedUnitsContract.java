package io.cryptoflow.application.port;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.FindLedger;
import io.cryptoflow.application.order.ApplyExecutionReport;
import io.cryptoflow.application.port.AccountReader.LedgerFilter;
import io.cryptoflow.application.port.AccountReader.LedgerPlace;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.LedgerEntry;
import io.cryptoflow.domain.account.Movement;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a unit of work promises about positions and the ledger, whatever keeps it. */
public abstract class TradedUnitsContract extends ConcurrentUnitsContract {
    private static final LocalDate TODAY = LocalDate.parse("2024-08-05");

    @Test
    void keepsThePositionAndTheLedgerWithTheFill() {
        await(fund(unitOfWork(), account, usdt("1000")));
        ExecutionReport.Traded traded = Orders.traded(place("a"), "1", "99", "1");
        Position expected = Position.none(Markets.BTC_USDT).after(traded.fill());

        apply(traded);
        apply(traded);

        assertThat(await(reader().findPositions(account))).containsExactly(expected);
        assertThat(events().get(5).content()).isEqualTo(new AccountEvent.PositionChanged(expected));
        List<LedgerEntry> ledger = new ArrayList<>(LedgerEntry.of(
                Movement.deposit(List.of(usdt("1000"))), 1, events().get(0).occurredAt()));
        ledger.addAll(
                LedgerEntry.of(Movement.trade(traded.fill()), 4, events().get(3).occurredAt()));
        assertThat(oldestFirst()).isEqualTo(ledger);
    }

    @Test
    void showsPositionsToTheSameUnitAndToLaterOnes() {
        Position position = Position.none(Markets.BTC_USDT)
                .after(Orders.traded(Orders.placed(1, Orders.limitSell("1", "100")), "1", "100", "1")
                        .fill());

        List<Position> seen = await(unitOfWork().inTransaction(account, tx -> {
            tx.updatePosition(position);
            return Future.succeededFuture(
                    List.of(tx.position(Markets.BTC_USDT), tx.positions().get(0), tx.position(Markets.ETH_USDT)));
        }));
        List<Position> later = seen(tx -> Future.succeededFuture(tx.positions()));

        assertThat(seen).containsExactly(position, position, Position.none(Markets.ETH_USDT));
        assertThat(later).containsExactly(position);
    }

    @Test
    void sumsWhatWasRealizedOnADayOverThePositionsInAnAsset() {
        Money five = usdt("5");
        Position btc = realized(Position.none(Markets.BTC_USDT), five);
        Position eth = realized(Position.none(Markets.ETH_USDT), five);

        await(unitOfWork().inTransaction(account, tx -> {
            tx.updatePosition(btc);
            tx.updatePosition(eth);
            return Future.succeededFuture();
        }));

        assertThat(realizedOn(TODAY, five.asset())).isEqualTo(usdt("10"));
        assertThat(realizedOn(TODAY.plusDays(1), five.asset())).isEqualTo(usdt("0"));
        assertThat(realizedOn(TODAY, new Asset("EUR"))).isEqualTo(Money.zero(new Asset("EUR")));
    }

    @Test
    void entersOneMovementPerEvent() {
        Movement movement = Movement.deposit(List.of(usdt("1")));

        Future<Void> twice = unitOfWork().inTransaction(account, tx -> {
            receive(tx, "1");
            tx.post(movement);
            tx.post(movement);
            return Future.succeededFuture();
        });

        assertThat(failureOf(twice)).isInstanceOf(RuntimeException.class);
        assertThat(oldestFirst()).isEmpty();
        assertThat(events()).isEmpty();
    }

    @Test
    void pagesThroughTheLedgerNewestFirst() {
        await(fund(unitOfWork(), account, usdt("1000")));
        Order order = place("a");
        apply(Orders.traded(order, "0.1", "99", "0.1"));
        apply(Orders.traded(order, "0.1", "99", "0.2"));
        FindLedger findLedger = new FindLedger(reader());
        List<LedgerEntry> read = new ArrayList<>();
        Optional<LedgerPlace> before = Optional.empty();

        do {
            FindLedger.Result page =
                    await(findLedger.handle(new FindLedger.Query(account, new LedgerFilter(3, before))));
            read.addAll(0, reversed(page.entries()));
            before = page.next();
        } while (before.isPresent());

        assertThat(read).hasSize(2 + 4 + 4).isEqualTo(oldestFirst());
    }

    private static Position realized(Position before, Money profit) {
        return new Position(
                before.symbol(),
                before.quantity(),
                before.cost(),
                profit,
                before.commission(),
                new Position.Day(TODAY, profit),
                Orders.NOON);
    }

    private Money realizedOn(LocalDate day, Asset quote) {
        return seen(tx -> Future.succeededFuture(tx.realizedOn(day, quote)));
    }

    private void apply(ExecutionReport report) {
        await(Trading.applyReports(unitOfWork()).handle(new ApplyExecutionReport.Command(account, report)));
    }

    private List<LedgerEntry> oldestFirst() {
        return reversed(await(reader().findLedger(account, new LedgerFilter(100, Optional.empty()))));
    }

    private static List<LedgerEntry> reversed(List<LedgerEntry> entries) {
        List<LedgerEntry> reversed = new ArrayList<>(entries);
        Collections.reverse(reversed);
        return reversed;
    }
}
