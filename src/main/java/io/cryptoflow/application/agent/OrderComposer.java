package io.cryptoflow.application.agent;

import io.cryptoflow.domain.agent.KnownNames;
import io.cryptoflow.domain.agent.OrderWish;
import io.cryptoflow.domain.agent.PriceCondition;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.WishedSize;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.InvalidTerms;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderTermsDraft;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.order.TrailingOffset;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Makes the exact terms of an order out of a wish: its market, its kind, its quantity on the lot grid. {@link Unfit} says what cannot be. */
final class OrderComposer {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MONEY_DECIMALS = 8;

    private final Markets markets;
    private final Holdings holdings;

    OrderComposer(Markets markets, Holdings holdings) {
        this.markets = markets;
        this.holdings = holdings;
    }

    /** The terms of an order that stands alone. */
    OrderTerms terms(OrderWish wish) {
        Instrument instrument = instrument(wish);
        Kind kind = kind(wish, instrument.symbol());
        return checked(() -> sized(draft(wish, instrument.symbol(), kind), wish, kind, instrument));
    }

    /** The terms of the entry of a bracket: as {@link #terms}, always with a quantity, which its exits share. */
    OrderTerms entry(OrderWish wish) {
        Instrument instrument = instrument(wish);
        Kind kind = kind(wish, instrument.symbol());
        Quantity quantity = quantity(wish, kind, instrument);
        return checked(
                () -> draft(wish, instrument.symbol(), kind).quantity(quantity).terms());
    }

    /** The terms of an exit that covers what {@code entry} buys. */
    OrderTerms exit(OrderWish wish, OrderTerms entry) {
        Quantity all = entry.quantity().orElseThrow();
        boolean whole = wish.size().equals(WishedSize.ofPosition(HUNDRED))
                || wish.size().equals(WishedSize.ofBase(all.amount()));
        boolean fits = entry.side() == Side.BUY
                && wish.side() == Side.SELL
                && wish.base().equals(entry.symbol().base());
        if (!whole || !fits || wish.condition().isPresent()) {
            throw Unfit.notOffered(
                    "An attached stop or take-profit sells all that its order buys, no other part of it.");
        }
        Kind kind = kind(wish, entry.symbol());
        if (!kind.type().isConditional()) {
            throw Unfit.notOffered("Only a stop, a trailing stop or a take-profit can be attached to an order.");
        }
        return checked(() -> draft(wish, entry.symbol(), kind).quantity(all).terms());
    }

    private Instrument instrument(OrderWish wish) {
        wish.venue().filter(venue -> !venue.equals(KnownNames.PAPER)).ifPresent(venue -> {
            throw Unfit.notOffered("Orders go to the paper venue only; there is no way to " + venue + ".");
        });
        return markets.instrument(wish.base(), wish.quote());
    }

    /** What an order is once its condition has become part of it. */
    private record Kind(OrderType type, Optional<Price> stopPrice) {}

    private Kind kind(OrderWish wish, Symbol symbol) {
        if (wish.condition().isEmpty()) {
            return new Kind(wish.type(), wish.stopPrice());
        }
        PriceCondition condition = wish.condition().get();
        if (!condition.asset().equals(wish.base())) {
            throw Unfit.notOffered("An order can wait for the price of its own asset only, so " + wish.base()
                    + " cannot wait for " + condition.asset() + ".");
        }
        if (wish.type().isConditional()) {
            throw Unfit.notOffered("An order waits for one price only; this one has two.");
        }
        boolean falls = condition.relation() == PriceCondition.Relation.TOUCH
                ? !markets.lastPrice(symbol).isBelow(condition.price())
                : condition.relation() == PriceCondition.Relation.LTE;
        boolean better = falls == (wish.side() == Side.BUY);
        OrderType type = wish.type().isLimited()
                ? (better ? OrderType.TAKE_PROFIT_LIMIT : OrderType.STOP_LIMIT)
                : (better ? OrderType.TAKE_PROFIT : OrderType.STOP);
        return new Kind(type, Optional.of(condition.price()));
    }

    private static OrderTermsDraft draft(OrderWish wish, Symbol symbol, Kind kind) {
        TimeInForce usual = kind.type() == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
        return OrderTerms.draft(
                        symbol, wish.side(), kind.type(), wish.timeInForce().orElse(usual))
                .limitPrice(wish.limitPrice())
                .stopPrice(kind.stopPrice())
                .trailingOffset(
                        wish.trailPercent().map(percent -> new TrailingOffset(percent, TrailingOffset.Unit.PERCENT)))
                .postOnly(wish.postOnly())
                .expiresAt(wish.expiresAt());
    }

    private OrderTerms sized(OrderTermsDraft draft, OrderWish wish, Kind kind, Instrument instrument) {
        boolean spends = wish.side() == Side.BUY
                && kind.type() == OrderType.MARKET
                && wish.timeInForce().orElse(TimeInForce.IOC) == TimeInForce.IOC
                && wish.size().currency().isPresent();
        return spends
                ? draft.quoteQuantity(Optional.of(money(wish.size(), instrument.symbol())))
                        .terms()
                : draft.quantity(quantity(wish, kind, instrument)).terms();
    }

    private Quantity quantity(OrderWish wish, Kind kind, Instrument instrument) {
        Symbol symbol = instrument.symbol();
        Quantity quantity =
                switch (wish.size().kind()) {
                    case BASE -> new Quantity(wish.size().value());
                    case POSITION_PCT ->
                        new Quantity(share(holdings.balance(wish.base()).total(), wish.size()))
                                .roundedDown(instrument.lotSize());
                    case QUOTE, BALANCE_PCT ->
                        Quantity.affordable(
                                money(wish.size(), symbol), price(wish, kind, symbol), instrument.lotSize());
                };
        if (quantity.isZero()) {
            throw new Unfit(ReplyReason.INVALID_SIZE, nothing(wish, instrument));
        }
        return quantity;
    }

    private String nothing(OrderWish wish, Instrument instrument) {
        boolean ofPosition = wish.size().kind() == WishedSize.Kind.POSITION_PCT;
        return ofPosition && holdings.balance(wish.base()).total().isZero()
                ? "You hold no " + wish.base() + "."
                : "That is less than the smallest quantity of " + instrument.symbol() + ", " + instrument.lotSize()
                        + ".";
    }

    private Money money(WishedSize size, Symbol symbol) {
        Asset named = size.currency().orElseThrow();
        Markets.requirePaidIn(symbol, named);
        if (size.kind() == WishedSize.Kind.QUOTE) {
            return new Money(size.value(), symbol.quote());
        }
        BigDecimal part = share(holdings.balance(symbol.quote()).free(), size);
        Money budget = new Money(part.setScale(MONEY_DECIMALS, RoundingMode.DOWN), symbol.quote());
        if (budget.isZero()) {
            throw new Unfit(ReplyReason.INVALID_SIZE, "You have no free " + symbol.quote() + ".");
        }
        return budget;
    }

    private static BigDecimal share(Money whole, WishedSize percent) {
        return whole.amount().multiply(percent.value()).divide(HUNDRED);
    }

    /** At which price money becomes a quantity: the one the order names, or what the book shows first. */
    private Price price(OrderWish wish, Kind kind, Symbol symbol) {
        return wish.limitPrice().or(kind::stopPrice).orElseGet(() -> markets.takerPrice(symbol, wish.side()));
    }

    private interface Terms {
        OrderTerms make();
    }

    private static OrderTerms checked(Terms terms) {
        try {
            return terms.make();
        } catch (InvalidTerms invalid) {
            throw Unfit.notOffered("There is no such order: " + invalid.getMessage() + ".");
        }
    }
}
