package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.risk.PreTradeRisk.Purpose;
import io.cryptoflow.domain.risk.PreTradeRisk.Subject;
import io.cryptoflow.domain.risk.Verdict.Refused;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What the trading state and the limits of the account and of its key ask of an order. */
final class AccountChecks {
    private static final Duration RATE_WINDOW = Duration.ofSeconds(1);

    private AccountChecks() {}

    static Optional<Refused> notHalted(Subject subject) {
        return subject.account().state() == TradingState.HALTED
                ? Optional.of(new Refused(DenialReason.TRADING_HALTED, "trading is halted"))
                : Optional.empty();
    }

    static Optional<Refused> reducesWhereItMust(Subject subject) {
        return subject.account().state() == TradingState.REDUCING
                ? notReducing(subject)
                        .map(open -> Refused.at(
                                DenialReason.REDUCING_ONLY,
                                "only orders that reduce a position may be placed; " + open + " are left to reduce",
                                open.toString(),
                                size(subject.terms()),
                                open.toString()))
                : Optional.empty();
    }

    static Optional<Refused> notionalWithinMaximum(Subject subject) {
        Money notional = subject.notional();
        return firstOf(subject, scope -> Optional.ofNullable(
                        scope.limits().maximumNotional().get(notional.asset()))
                .filter(most -> notional.compareTo(most) > 0)
                .map(most -> Refused.at(
                        DenialReason.NOTIONAL_ABOVE_MAXIMUM,
                        "expected at most " + most + " for " + scope.name() + ", was " + notional,
                        most.plain(),
                        notional.plain(),
                        most.plain())));
    }

    static Optional<Refused> priceWithinBand(Subject subject) {
        Optional<Price> price = subject.terms().limitPrice();
        return price.isEmpty()
                ? Optional.empty()
                : firstOf(subject, scope -> scope.limits().priceBand().flatMap(band -> marketPrice(subject)
                        .map(market -> outside(subject, price.get(), market, band))
                        .orElseGet(() -> Optional.of(new Refused(
                                DenialReason.STALE_MARKET_DATA,
                                "no fresh price of " + subject.terms().symbol() + ", which the price band needs")))));
    }

    private static Optional<Price> marketPrice(Subject subject) {
        OrderTerms terms = subject.terms();
        return terms.type().isConditional()
                ? subject.stopPrice()
                : subject.market()
                        .lastPrice()
                        .or(() -> subject.market().freshBook().flatMap(book -> book.bestPriceFor(terms.side())));
    }

    private static Optional<Refused> outside(Subject subject, Price price, Price market, BigDecimal band) {
        boolean buys = subject.terms().side() == Side.BUY;
        BigDecimal room = market.amount().multiply(band);
        BigDecimal bound = buys ? market.amount().add(room) : market.amount().subtract(room);
        int beyond = price.amount().compareTo(bound);
        return (buys ? beyond <= 0 : beyond >= 0)
                ? Optional.empty()
                : Optional.of(Refused.at(
                        DenialReason.PRICE_OUTSIDE_BAND,
                        "expected a price of at " + (buys ? "most " : "least ") + plain(bound) + ", the market is at "
                                + market,
                        plain(bound),
                        price.toString(),
                        plain(room)));
    }

    static Optional<Refused> openOrdersWithinMaximum(Subject subject) {
        return countWithin(
                subject,
                RiskLimits::maximumOpenOrders,
                subject.account()::openOrders,
                (most, scope) -> "expected at most " + most + " open orders of " + scope.name(),
                DenialReason.TOO_MANY_OPEN_ORDERS);
    }

    static Optional<Refused> rateWithinMaximum(Subject subject) {
        Instant begin = subject.market().time().minus(RATE_WINDOW);
        return countWithin(
                subject,
                RiskLimits::maximumOrdersPerSecond,
                scope -> subject.account().placedAfter(scope, begin),
                (most, scope) -> "expected at most " + most + " orders of " + scope.name() + " within a second",
                DenialReason.ORDER_RATE_EXCEEDED);
    }

    private static Optional<Refused> countWithin(
            Subject subject,
            Function<RiskLimits, Optional<Integer>> limit,
            ToIntFunction<LimitScope> counted,
            BiFunction<Integer, LimitScope, String> detail,
            DenialReason reason) {
        if (subject.purpose() != Purpose.PLACE) {
            return Optional.empty();
        }
        return firstOf(subject, scope -> limit.apply(scope.limits()).flatMap(most -> {
            int before = counted.applyAsInt(scope);
            int after = before + subject.orders();
            return after <= most
                    ? Optional.empty()
                    : Optional.of(Refused.at(
                            reason,
                            detail.apply(most, scope),
                            String.valueOf(most),
                            String.valueOf(after),
                            String.valueOf(Math.max(0, most - before))));
        }));
    }

    static Optional<Refused> dailyLossWithinMaximum(Subject subject) {
        Asset quote = subject.terms().symbol().quote();
        return firstOf(subject, scope -> Optional.ofNullable(
                        scope.limits().maximumDailyLoss().get(quote))
                .flatMap(most -> lossReached(subject, most)));
    }

    private static Optional<Refused> lossReached(Subject subject, Money most) {
        Money loss = subject.account().realizedToday(most.asset()).negated();
        return loss.compareTo(most) >= 0
                ? notReducing(subject)
                        .map(open -> Refused.at(
                                DenialReason.DAILY_LOSS_REACHED,
                                "the loss of today is " + loss + " of at most " + most
                                        + "; only orders that reduce a position pass",
                                most.plain(),
                                loss.plain(),
                                Money.zero(most.asset()).plain()))
                : Optional.empty();
    }

    /** How much may still be reduced, where the order would do something else; empty when it only reduces. */
    private static Optional<Quantity> notReducing(Subject subject) {
        if (subject.purpose() == Purpose.EXIT) {
            return Optional.empty();
        }
        Quantity open = subject.account().reducible(subject.terms());
        boolean reduces =
                subject.terms().quantity().filter(q -> q.compareTo(open) <= 0).isPresent();
        return reduces ? Optional.empty() : Optional.of(open);
    }

    private static Optional<Refused> firstOf(Subject subject, Function<LimitScope, Optional<Refused>> look) {
        return subject.account().scopes().stream()
                .map(look)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String size(OrderTerms terms) {
        return terms.quantity()
                .map(Quantity::toString)
                .or(() -> terms.quoteQuantity().map(Money::plain))
                .orElseThrow();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
