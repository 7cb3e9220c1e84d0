package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.limitSell;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.order.TrailingOffset;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Orders;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The market stands at 100 when an order is placed. */
class ConditionalOrdersTest {
    private final Desk desk = new Desk();

    @ParameterizedTest
    @CsvSource({
        "STOP,        BUY,  110, 109.99, 110",
        "STOP,        BUY,  110, 109.99, 115",
        "STOP,        SELL, 90,  90.01,  90",
        "STOP,        SELL, 90,  90.01,  80",
        "TAKE_PROFIT, BUY,  90,  90.01,  90",
        "TAKE_PROFIT, SELL, 110, 109.99, 110",
    })
    void goesOnceTheMarketTradesAtTheStopPrice(OrderType type, Side side, String stop, String before, String at) {
        Order order = desk.place("a", conditional(type, side, stop));

        desk.trade(before);

        assertThat(desk.now(order).status()).isEqualTo(OrderStatus.NEW);
        assertThat(desk.venue.submits()).isEmpty();

        desk.trade(at);
        desk.trade(at);
        desk.trade(at);

        assertThat(desk.venue.submits()).containsExactly(order.id());
        assertThat(desk.now(order).trigger()).contains(new Trigger(Trigger.State.FIRED, Optional.of(Price.of(stop))));
        assertThat(types(order)).containsExactly("OrderPlaced", "OrderTriggered", "OrderAccepted");
    }

    @ParameterizedTest
    @CsvSource({"STOP, BUY, 100", "STOP, SELL, 100", "TAKE_PROFIT, BUY, 101", "TAKE_PROFIT, SELL, 99"})
    void deniesAStopPriceThatTheMarketHasMetAlready(OrderType type, Side side, String stop) {
        assertThat(desk.place("a", conditional(type, side, stop)).reason().map(Reason::code))
                .contains("STOP_PRICE_MET");
    }

    @Test
    void holdsWhatABuyMayCostBeyondItsStopAndFillsNoWorse() {
        Order order = desk.place("a", conditional(OrderType.STOP, Side.BUY, "110"));

        assertThat(desk.balance(usdt("0"))).isEqualTo(new Balance(usdt("99884.5"), usdt("115.5")));

        desk.trade("130");

        assertThat(desk.now(order).worstPrice()).isEqualTo(Price.of("115.5"));
    }

    @Test
    void letsASellGoAtWhateverTheMarketFellTo() {
        Order order = desk.place("a", conditional(OrderType.STOP, Side.SELL, "90"));

        desk.trade("50");

        assertThat(desk.now(order).worstPrice()).isEqualTo(Price.of("47.5"));
    }

    @Test
    void goesAfterARestartExactlyOnce() {
        Order order = desk.place("a", conditional(OrderType.STOP, Side.SELL, "90"));

        desk.restart();
        desk.trade("89");
        desk.restart();
        desk.trade("88");

        assertThat(desk.venue.submits()).containsExactly(order.id());
    }

    @Test
    void cancelsAtOnceWhatTheVenueHasNeverSeen() {
        Order order = desk.place("a", conditional(OrderType.STOP, Side.SELL, "90"));

        assertThat(desk.cancel(order).status()).isEqualTo(OrderStatus.CANCELED);

        desk.trade("89");

        assertThat(desk.venue.submits()).isEmpty();
        assertThat(desk.balance(btc("0"))).isEqualTo(new Balance(btc("10"), btc("0")));
    }

    @Test
    void trailsTheBestPriceAndNeverBack() {
        Order order = desk.place("a", trailing("5"));
        desk.pass(Duration.ofSeconds(2));

        desk.trade("110");
        desk.pass(Duration.ofSeconds(2));
        desk.trade("107");

        assertThat(desk.now(order).trigger()).contains(new Trigger(Trigger.State.ARMED, Optional.of(Price.of("105"))));

        desk.trade("105");

        assertThat(desk.venue.submits()).containsExactly(order.id());
    }

    @Test
    void storesAMovingStopOnceASecondAndActsOnTheTighterOne() {
        Order order = desk.place("a", trailing("5"));
        desk.pass(Duration.ofSeconds(2));

        for (int price = 101; price <= 120; price++) {
            desk.trade(String.valueOf(price));
        }

        assertThat(types(order)).containsExactly("OrderPlaced", "OrderStopMoved");

        desk.trade("115");

        assertThat(desk.venue.submits()).containsExactly(order.id());
    }

    @Test
    void fallsBackToTheStoredStopAfterACrash() {
        Order order = desk.place("a", trailing("5"));
        desk.trade("120");
        desk.restart();

        desk.trade("110");

        assertThat(desk.now(order).status()).isEqualTo(OrderStatus.NEW);
        assertThat(desk.now(order).trigger()).contains(new Trigger(Trigger.State.ARMED, Optional.of(Price.of("95"))));
    }

    @Test
    void expiresAKeptOrderWhenItsTimeIsOver() {
        OrderTerms terms = until(Orders.NOON.plusSeconds(60), conditional(OrderType.STOP, Side.SELL, "90"));
        Order order = desk.place("a", terms);

        desk.pass(Duration.ofSeconds(59));
        assertThat(desk.now(order).status()).isEqualTo(OrderStatus.NEW);

        desk.pass(Duration.ofSeconds(1));

        assertThat(desk.now(order).status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(desk.balance(btc("0"))).isEqualTo(new Balance(btc("10"), btc("0")));
    }

    @Test
    void expiresARestingOrderByCancelingItAtTheVenue() {
        Order order = desk.place("a", until(Orders.NOON.plusSeconds(60), limitSell("1", "120")));

        desk.pass(Duration.ofSeconds(60));

        assertThat(desk.now(order).status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(desk.now(order).reason()).contains(new Reason("EXPIRED", "GTD: its time is over"));
        assertThat(types(order))
                .containsExactly("OrderPlaced", "OrderAccepted", "OrderCancelRequested", "OrderExpired");
    }

    @Test
    void expiresAnOrderForTheDayAtMidnightOfUtc() {
        OrderTerms terms = OrderTerms.draft(BTC_USDT, Side.SELL, OrderType.LIMIT, TimeInForce.DAY)
                .quantity(Quantity.of("1"))
                .limitPrice(Price.of("120"))
                .terms();
        Order order = desk.place("a", terms);

        desk.pass(Duration.ofHours(12).minusMillis(1));
        assertThat(desk.now(order).status()).isEqualTo(OrderStatus.NEW);

        desk.pass(Duration.ofMillis(1));
        assertThat(desk.now(order).status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void deniesWhatWouldHaveExpiredAlready() {
        assertThat(desk.place("a", until(Orders.NOON, limitSell("1", "120")))
                        .reason()
                        .map(Reason::code))
                .contains("EXPIRED_ALREADY");
    }

    private static OrderTerms conditional(OrderType type, Side side, String stop) {
        return OrderTerms.draft(BTC_USDT, side, type, TimeInForce.GTC)
                .quantity(Quantity.of("1"))
                .stopPrice(Price.of(stop))
                .terms();
    }

    private static OrderTerms trailing(String offset) {
        TrailingOffset distance = new TrailingOffset(new BigDecimal(offset), TrailingOffset.Unit.ABSOLUTE);
        return OrderTerms.draft(BTC_USDT, Side.SELL, OrderType.TRAILING_STOP, TimeInForce.GTC)
                .quantity(Quantity.of("1"))
                .trailingOffset(Optional.of(distance))
                .terms();
    }

    private static OrderTerms until(Instant time, OrderTerms terms) {
        return OrderTerms.draft(terms.symbol(), terms.side(), terms.type(), TimeInForce.GTD)
                .quantity(terms.quantity())
                .limitPrice(terms.limitPrice())
                .stopPrice(terms.stopPrice())
                .expiresAt(Optional.of(time))
                .terms();
    }

    private List<String> types(Order order) {
        return desk.story.stream()
                .map(AccountEvent::content)
                .filter(AccountEvent.OrderChanged.class::isInstance)
                .map(content -> ((AccountEvent.OrderChanged) content).event())
                .filter(event -> event.order().id().equals(order.id()))
                .map(OrderEvent::getClass)
                .map(Class::getSimpleName)
                .toList();
    }
}
