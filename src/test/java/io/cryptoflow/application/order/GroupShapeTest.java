package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.limitSell;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.order.PlaceOrderGroup.Leg;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.OrderGroup.Role;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Market;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupShapeTest {
    private static final Leg LIMIT = leg(Role.OCO_LEG, limitSell("1", "120"));
    private static final Leg STOP = leg(Role.OCO_LEG, exit(OrderType.STOP, "1"));
    private static final Leg ENTRY = leg(Role.BRACKET_ENTRY, limitBuy("1", "100"));
    private static final Leg PROFIT = leg(Role.BRACKET_EXIT, exit(OrderType.TAKE_PROFIT, "1"));
    private static final Leg LOSS = leg(Role.BRACKET_EXIT, exit(OrderType.STOP, "1"));

    @Test
    void knowsAnOcoAndBrackets() {
        assertThat(List.of(List.of(LIMIT, STOP), List.of(ENTRY, PROFIT, LOSS), List.of(ENTRY, LOSS)))
                .allMatch(GroupShape::isSound);
    }

    @Test
    void refusesWhatIsNeither() {
        Leg otherSide = leg(Role.OCO_LEG, limitBuy("1", "90"));
        Leg tooMuch = leg(Role.BRACKET_EXIT, exit(OrderType.STOP, "2"));
        Leg sellingEntry = leg(Role.BRACKET_ENTRY, limitSell("1", "120"));

        assertThat(List.of(
                        List.<Leg>of(),
                        List.of(LIMIT),
                        List.of(STOP, LIMIT),
                        List.of(LIMIT, STOP, STOP),
                        List.of(otherSide, STOP),
                        List.of(LIMIT, LOSS),
                        List.of(PROFIT, LOSS),
                        List.of(ENTRY, LOSS, LOSS),
                        List.of(ENTRY, tooMuch),
                        List.of(sellingEntry, LOSS)))
                .noneMatch(GroupShape::isSound);
    }

    private static OrderTerms exit(OrderType type, String quantity) {
        return OrderTerms.draft(Market.BTC, Side.SELL, type, TimeInForce.GTC)
                .quantity(Quantity.of(quantity))
                .stopPrice(Price.of("90"))
                .terms();
    }

    private static Leg leg(Role role, OrderTerms terms) {
        return new Leg(new ClientOrderId("any"), role, terms);
    }
}
