package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.risk.PreTradeRisk.Subject;
import io.cryptoflow.domain.risk.Verdict.Refused;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/** What the instrument and the market ask of an order. */
final class InstrumentChecks {
    private static final BigDecimal LARGEST_AMOUNT = BigDecimal.TEN.pow(18);

    private InstrumentChecks() {}

    static Optional<Refused> priceOnTick(Subject subject) {
        return onTick(subject.terms().limitPrice(), subject, DenialReason.PRICE_OFF_TICK);
    }

    static Optional<Refused> stopPriceOnTick(Subject subject) {
        return onTick(subject.terms().stopPrice(), subject, DenialReason.STOP_PRICE_OFF_TICK);
    }

    private static Optional<Refused> onTick(Optional<Price> price, Subject subject, DenialReason reason) {
        return onGrid(price.map(Price::amount), subject.instrument().tickSize().amount(), reason, "tick size");
    }

    static Optional<Refused> quantityOnLot(Subject subject) {
        return onGrid(
                subject.terms().quantity().map(Quantity::amount),
                subject.instrument().lotSize().amount(),
                DenialReason.QUANTITY_OFF_LOT,
                "lot size");
    }

    private static Optional<Refused> onGrid(
            Optional<BigDecimal> amount, BigDecimal grid, DenialReason reason, String name) {
        return amount.filter(value -> value.remainder(grid).signum() != 0)
                .map(value -> Refused.at(
                        reason,
                        "expected a multiple of the " + name + " " + grid.toPlainString(),
                        grid.toPlainString(),
                        value.toPlainString(),
                        value.remainder(grid).stripTrailingZeros().toPlainString()));
    }

    static Optional<Refused> expiresLater(Subject subject) {
        return refuseUnless(
                subject.terms()
                        .expiresAt()
                        .map(subject.market().time()::isBefore)
                        .orElse(true),
                DenialReason.EXPIRED_ALREADY,
                "expected an expiresAt after " + subject.market().time());
    }

    static Optional<Refused> priceKnown(Subject subject) {
        String symbol = subject.terms().symbol().toString();
        if (subject.terms().type().isConditional()) {
            return refuseUnless(
                    subject.market().lastPrice().isPresent(),
                    DenialReason.STALE_MARKET_DATA,
                    "no fresh price of " + symbol);
        }
        if (subject.referencePrice().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                subject.market().freshBook().isEmpty()
                        ? new Refused(DenialReason.STALE_MARKET_DATA, "no fresh price of " + symbol)
                        : new Refused(DenialReason.NO_LIQUIDITY, "nobody offers the other side of " + symbol));
    }

    static Optional<Refused> offsetLeavesStop(Subject subject) {
        return refuseUnless(
                subject.terms().type() != OrderType.TRAILING_STOP
                        || subject.stopPrice().isPresent(),
                DenialReason.TRAILING_OFFSET_TOO_LARGE,
                "expected an offset below the last price "
                        + subject.market().lastPrice().map(Price::toString).orElse(""));
    }

    static Optional<Refused> stopNotMet(Subject subject) {
        Optional<Price> stop = subject.terms().stopPrice();
        Optional<Price> last = subject.market().lastPrice();
        boolean met = stop.isPresent() && last.isPresent() && subject.terms().isMetBy(last.get(), stop.get());
        String where = subject.terms().waitsForRise() ? "above" : "below";
        return refuseUnless(
                !met,
                DenialReason.STOP_PRICE_MET,
                "expected a stop price " + where + " the last price "
                        + last.map(Price::toString).orElse(""));
    }

    static Optional<Refused> amountFits(Subject subject) {
        BigDecimal price = subject.referencePrice().orElseThrow().amount().multiply(BigDecimal.valueOf(2));
        return refuseUnless(
                subject.terms()
                        .quantity()
                        .map(q -> q.amount().multiply(price).compareTo(LARGEST_AMOUNT) < 0)
                        .orElse(true),
                DenialReason.AMOUNT_TOO_LARGE,
                "expected price times quantity below 5E+17");
    }

    static Optional<Refused> notionalReachesMinimum(Subject subject) {
        Money notional = subject.notional();
        Money minimum = subject.instrument().minimumNotional();
        return notional.compareTo(minimum) >= 0
                ? Optional.empty()
                : Optional.of(Refused.at(
                        DenialReason.NOTIONAL_BELOW_MINIMUM,
                        "expected at least " + minimum + ", was " + notional,
                        minimum.plain(),
                        notional.plain(),
                        minimum.minus(notional).plain()));
    }

    private static Optional<Refused> refuseUnless(boolean fine, DenialReason reason, String detail) {
        return fine ? Optional.empty() : Optional.of(new Refused(reason, detail));
    }
}
