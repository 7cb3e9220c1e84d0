package io.cryptoflow.application.port;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.order.ApplyExecutionReport;
import io.cryptoflow.application.order.FindFills;
import io.cryptoflow.application.order.FindOrder;
import io.cryptoflow.application.order.FindOrderEvents;
import io.cryptoflow.application.order.FindOrders;
import io.cryptoflow.application.port.AccountReader.FillFilter;
import io.cryptoflow.application.port.AccountReader.OrderFilter;
import io.cryptoflow.application.port.AccountReader.Selection;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Settlement;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader of accounts promises: pages that neither skip nor repeat, and nothing of anybody else. */
public abstract class AccountReaderContract {
    private final AccountId account = Trading.freshAccount();
    private final AccountId stranger = Trading.freshAccount();

    protected abstract UnitOfWork unitOfWork();

    protected abstract AccountReader reader();

    @BeforeEach
    void fundAccounts() {
        await(fund(unitOfWork(), account, usdt("100000")));
        await(fund(unitOfWork(), stranger, usdt("100000")));
    }

    @Test
    void pagesThroughOrdersWhileNewOnesArrive() {
        List<OrderId> placed = placeMany(account, 7);
        FindOrders findOrders = new FindOrders(reader());
        List<OrderId> read = new ArrayList<>();
        Optional<OrderId> before = Optional.empty();
        int pages = 0;

        do {
            FindOrders.Result page = await(findOrders.handle(new FindOrders.Query(account, filter(3, before))));
            page.orders().forEach(order -> read.add(order.id()));
            before = page.next();
            pages++;
            place(account, "new-" + pages);
            place(stranger, "new-" + pages);
        } while (before.isPresent());

        Collections.reverse(placed);
        assertThat(read).isEqualTo(placed);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void findsAnOrderWhoeverPlacedIt() {
        Order order = place(stranger, "anyone");

        assertThat(await(reader().findOrderOfAnyone(order.id()))).contains(order);
        assertThat(await(reader().findOrderOfAnyone(Orders.id(1)))).isEmpty();
    }

    @Test
    void findsOrdersThatWereGivenUp() {
        Order order = place(stranger, "given-up");
        place(stranger, "open");
        Instant at = order.placedAt().plusSeconds(3_600);
        await(unitOfWork()
                .inTransaction(stranger, tx -> tx.findOrder(order.id()).map(found -> {
                    OrderEvent event =
                            OrderLifecycle.giveUp(found.orElseThrow(), at).orElseThrow();
                    tx.updateOrder(event.order());
                    tx.updateBalances(Settlement.of(found, event, tx::balance));
                    return null;
                })));

        assertThat(givenUpSince(at)).contains(order.id());
        assertThat(givenUpSince(at.plusMillis(1))).doesNotContain(order.id());
    }

    private List<OrderId> givenUpSince(Instant since) {
        return await(reader().givenUpOrders(since, 100)).stream().map(Order::id).toList();
    }

    @Test
    void endsAFullLastPage() {
        placeMany(account, 3);

        FindOrders.Result page =
                await(new FindOrders(reader()).handle(new FindOrders.Query(account, filter(3, Optional.empty()))));

        assertThat(page.orders()).hasSize(3);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void selectsBySymbolAndState() {
        Order open = place(account, "open");
        Order closed = place(account, "closed");
        apply(Orders.canceled(closed, "0"));

        assertThat(select(Selection.OPEN, Optional.of(Markets.BTC_USDT))).containsExactly(open.id());
        assertThat(select(Selection.CLOSED, Optional.empty())).containsExactly(closed.id());
        assertThat(select(Selection.ALL, Optional.empty())).containsExactly(closed.id(), open.id());
        assertThat(select(Selection.ALL, Optional.of(Markets.ETH_USDT))).isEmpty();
    }

    @Test
    void pagesThroughFillsNewestFirst() {
        Order order = place(account, "filled");
        List<Fill> fills = new ArrayList<>();
        for (int n = 1; n <= 5; n++) {
            ExecutionReport.Traded traded = Orders.traded(order, "0.1", "99", "0." + n);
            apply(traded);
            fills.add(0, traded.fill());
        }
        FindFills findFills = new FindFills(reader());
        FillFilter filter = new FillFilter(Optional.of(Markets.BTC_USDT), Optional.of(order.id()), 2, Optional.empty());

        FindFills.Result first = await(findFills.handle(new FindFills.Query(account, filter)));
        FindFills.Result rest = await(findFills.handle(
                new FindFills.Query(account, new FillFilter(filter.symbol(), filter.order(), 100, first.next()))));

        assertThat(first.fills()).isEqualTo(fills.subList(0, 2));
        assertThat(rest.fills()).isEqualTo(fills.subList(2, 5));
        assertThat(rest.next()).isEmpty();
        assertThat(await(findFills.handle(new FindFills.Query(stranger, filter)))
                        .fills())
                .isEmpty();
    }

    @Test
    void tellsTheStoryOfOneOrderAndOfAnAccountFromAnyPoint() {
        Order order = place(account, "story");
        place(account, "other");
        apply(Orders.accepted(order));

        List<AccountEvent> story = await(
                        new FindOrderEvents(reader()).handle(new FindOrderEvents.Query(account, order.id())))
                .events();
        List<AccountEvent> page = await(reader().findEvents(account, 2, 3));

        assertThat(story.stream().map(AccountEvent::sequence)).containsExactly(2L, 6L);
        assertThat(page.stream().map(AccountEvent::sequence)).containsExactly(3L, 4L, 5L);
        assertThat(page.get(1))
                .isEqualTo(await(reader().findEvents(account, 3, 1)).get(0));
    }

    @Test
    void hidesWhatBelongsToOthers() {
        Order order = place(account, "mine");
        FindOrder.Query theirs = new FindOrder.Query(stranger, order.id());

        Throwable refusal = Await.failureOf(new FindOrder(reader()).handle(theirs));
        Throwable noEvents =
                Await.failureOf(new FindOrderEvents(reader()).handle(new FindOrderEvents.Query(stranger, order.id())));

        assertThat(((FailureException) refusal).failure().kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(noEvents).hasMessage(refusal.getMessage());
        assertThat(await(reader().findOrderEvents(stranger, order.id()))).isEmpty();
        assertThat(await(reader().findOrders(stranger, filter(10, Optional.empty()))))
                .isEmpty();
        assertThat(await(reader().findEvents(stranger, 0, 10))).hasSize(1);
        assertThat(await(new FindOrder(reader()).handle(new FindOrder.Query(account, order.id())))
                        .order())
                .isEqualTo(order);
    }

    @Test
    void pagesThroughTheOpenOrdersOfAllAccountsEachOnesOldestFirst() {
        List<Order> mine = openOrders(account, placeMany(account, 3));
        Order closed = place(account, "closed");
        apply(Orders.canceled(closed, "0"));
        List<Order> others = openOrders(stranger, placeMany(stranger, 2));
        List<Order> read = new ArrayList<>();
        Optional<Order> last = Optional.empty();

        for (List<Order> page = open(last); !page.isEmpty(); page = open(last)) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            read.addAll(page);
            last = Optional.of(read.get(read.size() - 1));
        }

        assertThat(read).extracting(order -> order.account().value()).isSorted();
        assertThat(read).doesNotHaveDuplicates().extracting(Order::id).doesNotContain(closed.id());
        assertThat(read.stream().filter(order -> order.account().equals(account)))
                .containsExactlyElementsOf(mine);
        assertThat(read.stream().filter(order -> order.account().equals(stranger)))
                .containsExactlyElementsOf(others);
    }

    private List<Order> openOrders(AccountId owner, List<OrderId> ids) {
        return ids.stream()
                .map(id -> await(reader().findOrder(owner, id)).orElseThrow())
                .toList();
    }

    private List<Order> open(Optional<Order> last) {
        return await(reader().openOrders(last, 2));
    }

    private List<OrderId> select(Selection selection, Optional<Symbol> symbol) {
        return await(reader().findOrders(account, new OrderFilter(symbol, selection, 10, Optional.empty()))).stream()
                .map(Order::id)
                .toList();
    }

    private static OrderFilter filter(int limit, Optional<OrderId> before) {
        return new OrderFilter(Optional.empty(), Selection.ALL, limit, before);
    }

    private void apply(ExecutionReport report) {
        await(Trading.applyReports(unitOfWork()).handle(new ApplyExecutionReport.Command(account, report)));
    }

    private List<OrderId> placeMany(AccountId owner, int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(n -> place(owner, "order-" + n).id())
                .toList());
    }

    private Order place(AccountId owner, String clientOrderId) {
        return await(Trading.placeOrder(unitOfWork()).handle(command(owner, clientOrderId, limitBuy("1", "100"))))
                .order();
    }
}
