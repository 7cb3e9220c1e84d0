package io.cryptoflow.infrastructure.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.vertx.core.json.JsonObject;
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
        return ArbitraryContents.contents();
    }

    private static JsonObject throughText(JsonObject json) {
        return new JsonObject(json.encode());
    }
}
