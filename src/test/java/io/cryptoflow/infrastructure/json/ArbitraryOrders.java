package io.cryptoflow.infrastructure.json;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.order.Revision;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.order.TrailingOffset;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.order.VenueOrderId;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
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
        return Combinators.combine(
                        terms(), amounts(), ids(), texts(), Arbitraries.of(OrderStatus.class), instants(), extras())
                .as((terms, amount, id, text, status, at, extras) -> new Order(
                        id,
                        new AccountId("alice-1"),
                        new ClientOrderId("c:" + (text.hashCode() & Integer.MAX_VALUE)),
                        Optional.of(text).filter(String::isEmpty).map(empty -> new ApiKeyId("0123456789abcdef")),
                        terms,
                        status,
                        new Price(amount),
                        new Money(amount, Order.paidAsset(terms)),
                        new Quantity(amount),
                        new Money(amount, terms.symbol().quote()),
                        new Money(amount, Order.receivedAsset(terms)),
                        Optional.of(text).filter(given -> !given.isEmpty()).map(VenueOrderId::new),
                        Optional.of(text).filter(given -> given.length() > 3).map(given -> new Reason("CODE", given)),
                        extras.trigger(),
                        extras.group(),
                        extras.revision(),
                        at,
                        at.plusSeconds(1)));
    }

    private record Extras(Optional<Trigger> trigger, Optional<OrderGroup> group, Revision revision) {}

    private static Arbitrary<Extras> extras() {
        Arbitrary<Optional<Trigger>> triggers = Combinators.combine(Arbitraries.of(Trigger.State.class), amounts())
                .as((state, amount) -> new Trigger(
                        state, Optional.of(amount).filter(a -> a.signum() > 0).map(Price::new)))
                .optional();
        Arbitrary<Optional<OrderGroup>> groups = Combinators.combine(ids(), Arbitraries.of(OrderGroup.Role.class))
                .as(OrderGroup::new)
                .optional();
        Arbitrary<Revision> revisions = Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        terms().optional(),
                        amounts()
                                .map(a -> new Revision.Amendment(new Quantity(a), new Price(a)))
                                .optional())
                .as(Revision::new);
        return Combinators.combine(triggers, groups, Arbitraries.oneOf(revisions, Arbitraries.just(Revision.NONE)))
                .as(Extras::new);
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
                        Arbitraries.integers().between(0, 5))
                .as((id, amount, text, at, kind) -> switch (kind) {
                    case 4 ->
                        new ExecutionReport.Amended(
                                id, text.length(), new Quantity(amount), new Price(amount), new Quantity(amount), at);
                    case 5 -> new ExecutionReport.AmendRejected(id, text.length(), text, at);
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
                        Arbitraries.integers().between(0, 4),
                        instants())
                .as((amount, side, timeInForce, kind, at) -> switch (kind) {
                    case 0 ->
                        OrderTerms.limit(
                                symbol,
                                side,
                                timeInForce == TimeInForce.GTD ? TimeInForce.DAY : timeInForce,
                                new Quantity(amount),
                                new Price(amount));
                    case 1 -> OrderTerms.marketBuyFor(symbol, new Money(amount, symbol.quote()));
                    case 2 ->
                        OrderTerms.draft(symbol, side, OrderType.TRAILING_STOP, TimeInForce.GTD)
                                .quantity(new Quantity(amount))
                                .trailingOffset(Optional.of(new TrailingOffset(amount, TrailingOffset.Unit.ABSOLUTE)))
                                .expiresAt(Optional.of(at))
                                .terms();
                    case 3 ->
                        OrderTerms.draft(symbol, side, OrderType.STOP_LIMIT, TimeInForce.GTC)
                                .quantity(new Quantity(amount))
                                .limitPrice(new Price(amount))
                                .stopPrice(new Price(amount))
                                .postOnly(true)
                                .terms();
                    default -> OrderTerms.market(symbol, side, new Quantity(amount));
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
