package io.cryptoflow.infrastructure.json;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.order.VenueOrderId;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Orders, fills and reports with any content that their types allow, sensible or not. */
final class ArbitraryOrders {
    private ArbitraryOrders() {}

    static Arbitrary<Order> orders() {
        return Combinators.combine(terms(), amounts(), ids(), texts(), Arbitraries.of(OrderStatus.class), instants())
                .as((terms, amount, id, text, status, at) -> new Order(
                        id,
                        new AccountId("alice-1"),
                        new ClientOrderId("c:" + (text.hashCode() & Integer.MAX_VALUE)),
                        terms,
                        status,
                        new Price(amount),
                        new Money(amount, Order.paidAsset(terms)),
                        new Quantity(amount),
                        new Money(amount, terms.symbol().quote()),
                        new Money(amount, Order.receivedAsset(terms)),
                        Optional.of(text).filter(given -> !given.isEmpty()).map(VenueOrderId::new),
                        Optional.of(text).filter(given -> given.length() > 3).map(given -> new Reason("CODE", given)),
                        at,
                        at.plusSeconds(1)));
    }

    static Arbitrary<Fill> fills(Order order) {
        return Combinators.combine(amounts(), texts(), Arbitraries.of(LiquiditySide.class), instants())
                .as((amount, text, liquidity, at) -> new Fill(
                        order.id(),
                        "t" + text,
                        order.terms().symbol(),
                        order.terms().side(),
                        new Price(amount),
                        new Quantity(amount),
                        liquidity,
                        new Money(amount, Order.receivedAsset(order.terms())),
                        at));
    }

    static Arbitrary<ExecutionReport> reports() {
        Arbitrary<ExecutionReport> traded = Combinators.combine(
                        orders().flatMap(ArbitraryOrders::fills), amounts(), Arbitraries.of(true, false))
                .as((fill, amount, complete) -> new ExecutionReport.Traded(fill, new Quantity(amount), complete));
        Arbitrary<ExecutionReport> others = Combinators.combine(
                        ids(),
                        amounts(),
                        texts(),
                        instants(),
                        Arbitraries.integers().between(0, 3))
                .as((id, amount, text, at, kind) -> switch (kind) {
                    case 0 -> new ExecutionReport.Accepted(id, new VenueOrderId("v" + text), at);
                    case 1 -> new ExecutionReport.Canceled(id, new Quantity(amount), at);
                    case 2 -> new ExecutionReport.Expired(id, new Quantity(amount), text, at);
                    default -> new ExecutionReport.Rejected(id, text, at);
                });
        return Arbitraries.oneOf(traded, others);
    }

    private static Arbitrary<OrderTerms> terms() {
        Symbol symbol = Symbol.of("BTC-USDT");
        return Combinators.combine(
                        amounts(),
                        Arbitraries.of(Side.class),
                        Arbitraries.of(TimeInForce.class),
                        Arbitraries.integers().between(0, 2))
                .as((amount, side, timeInForce, kind) -> switch (kind) {
                    case 0 -> OrderTerms.limit(symbol, side, timeInForce, new Quantity(amount), new Price(amount));
                    case 1 -> OrderTerms.marketBuyFor(symbol, new Money(amount, symbol.quote()));
                    default ->
                        new OrderTerms(
                                symbol,
                                side,
                                OrderType.MARKET,
                                timeInForce == TimeInForce.GTC ? TimeInForce.FOK : timeInForce,
                                Optional.of(new Quantity(amount)),
                                Optional.empty(),
                                Optional.empty());
                });
    }

    private static Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ONE, BigInteger.TEN.pow(36).subtract(BigInteger.ONE))
                .map(digits -> new BigDecimal(digits, 18));
    }

    private static Arbitrary<OrderId> ids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((high, low) -> new OrderId(new UUID(high, low)));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(20);
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as((second, nano) -> Instant.ofEpochSecond(second, nano));
    }
}
