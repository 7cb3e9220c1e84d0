package io.cryptoflow.infrastructure.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is read again equals what was written, through text as in a file or a row. */
class JsonRoundTripTest {
    @Property(tries = 300)
    void readsBackEveryOrder(@ForAll("orders") Order order) {
        assertThat(OrderJson.decode(throughText(OrderJson.encode(order)))).isEqualTo(order);
        assertThat(OrderJson.decodeTerms(throughText(OrderJson.encodeTerms(order.terms()))))
                .isEqualTo(order.terms());
    }

    @Property(tries = 300)
    void readsBackEveryReport(@ForAll("reports") ExecutionReport report) {
        assertThat(ExecutionReportJson.decode(throughText(ExecutionReportJson.encode(report))))
                .isEqualTo(report);
    }

    @Property(tries = 300)
    void readsBackEveryEvent(@ForAll("contents") AccountEvent.Content content) {
        assertThat(EventContentJson.decode(throughText(EventContentJson.encode(content))))
                .isEqualTo(content);
    }

    @Property(tries = 100)
    void writesDecimalsAsTexts(@ForAll("orders") Order order) {
        JsonObject json = OrderJson.encode(order);
        assertThat(json.encode())
                .doesNotContainPattern(":-?[0-9]+[.0-9]*[0-9]+[,}]")
                .doesNotContain("E+");
        json.remove("revision");
        json.remove("postOnly");

        assertThat(json.fieldNames()).allMatch(field -> json.getValue(field) instanceof String);
    }

    @Test
    void refusesTypesThatItDoesNotKnow() {
        JsonObject report = new JsonObject()
                .put("type", "vanished")
                .put("orderId", "01910000-0001-7000-8000-000000000001")
                .put("occurredAt", "2024-08-05T12:00:00Z");
        JsonObject content = new JsonObject()
                .put("type", "OrderVanished")
                .put("order", OrderJson.encode(ArbitraryOrders.orders().sample()));

        assertThatIllegalArgumentException().isThrownBy(() -> ExecutionReportJson.decode(report));
        assertThatIllegalArgumentException().isThrownBy(() -> EventContentJson.decode(content));
    }

    @Provide
    Arbitrary<Order> orders() {
        return ArbitraryOrders.orders();
    }

    @Provide
    Arbitrary<ExecutionReport> reports() {
        return ArbitraryOrders.reports();
    }

    @Provide
    Arbitrary<AccountEvent.Content> contents() {
        Arbitrary<AccountEvent.Content> filled = ArbitraryOrders.orders().flatMap(order -> ArbitraryOrders.fills(order)
                .map(fill -> new AccountEvent.OrderChanged(new OrderEvent.OrderFilled(order, fill))));
        Arbitrary<AccountEvent.Content> others = ArbitraryOrders.orders()
                .flatMap(order -> Arbitraries.<OrderEvent>of(
                        new OrderEvent.OrderPlaced(order),
                        new OrderEvent.OrderDenied(order),
                        new OrderEvent.OrderAccepted(order),
                        new OrderEvent.OrderRejected(order),
                        new OrderEvent.OrderCancelRequested(order),
                        new OrderEvent.OrderCanceled(order),
                        new OrderEvent.OrderExpired(order),
                        new OrderEvent.OrderUnknown(order)))
                .map(AccountEvent.OrderChanged::new);
        Arbitrary<AccountEvent.Content> balances = ArbitraryOrders.orders()
                .map(order -> new AccountEvent.BalancesChanged(List.of(
                        new Balance(order.held(), order.held()), new Balance(order.commission(), order.commission()))));
        Arbitrary<AccountEvent.Content> positions = ArbitraryOrders.orders()
                .flatMap(ArbitraryOrders::fills)
                .map(fill -> new AccountEvent.PositionChanged(new Position(
                        fill.symbol(),
                        fill.lastQuantity().of(fill.symbol().base()).negated(),
                        quote(fill).negated(),
                        quote(fill),
                        quote(fill),
                        new Position.Day(LocalDate.ofInstant(fill.occurredAt(), ZoneOffset.UTC), quote(fill)),
                        fill.occurredAt())));
        return Arbitraries.oneOf(filled, others, balances, positions);
    }

    private static Money quote(Fill fill) {
        return new Money(fill.lastPrice().amount(), fill.symbol().quote());
    }

    private static JsonObject throughText(JsonObject json) {
        return new JsonObject(json.encode());
    }
}
