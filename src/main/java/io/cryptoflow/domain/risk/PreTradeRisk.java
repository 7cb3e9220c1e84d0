package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.risk.Verdict.Refused;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The named checks of an order against its instrument, the market and the account's funds, in one list; first denial wins. */
public final class PreTradeRisk {
    private static final BigDecimal LARGEST_AMOUNT = BigDecimal.TEN.pow(18);

    private static final List<Function<Subject, Optional<Refused>>> CHECKS = List.of(
            PreTradeRisk::priceOnTick,
            PreTradeRisk::stopPriceOnTick,
            PreTradeRisk::quantityOnLot,
            PreTradeRisk::expiresLater,
            PreTradeRisk::priceKnown,
            PreTradeRisk::offsetLeavesStop,
            PreTradeRisk::stopNotMet,
            PreTradeRisk::amountFits,
            PreTradeRisk::notionalReachesMinimum);

    private final BigDecimal collar;

    /** @param collar fraction beyond its reference price at which an order without a limit stops filling, such as 0.05 */
    public PreTradeRisk(BigDecimal collar) {
        this.collar = collar;
    }

    /** What is looked at. */
    public record Subject(OrderTerms terms, Instrument instrument, MarketNow market) {
        /** Where the trigger of a conditional order would stand. */
        Optional<Price> stopPrice() {
            return terms.stopPrice().or(() -> terms.trailingOffset().flatMap(offset -> market.lastPrice()
                    .flatMap(last -> offset.stopBehind(last, terms.side(), instrument.tickSize()))));
        }

        /** The price that the order is expected to trade at, at worst without a collar. */
        Optional<Price> referencePrice() {
            if (terms.limitPrice().isPresent()) {
                return terms.limitPrice();
            }
            return terms.type().isConditional()
                    ? stopPrice()
                    : market.freshBook().flatMap(book -> book.bestPriceFor(terms.side()));
        }
    }

    /** Everything but the funds, which {@link #withinFunds} looks at once the account's balance is at hand. */
    public Verdict assess(Subject subject) {
        Optional<Refused> refusal = CHECKS.stream()
                .map(check -> check.apply(subject))
                .flatMap(Optional::stream)
                .findFirst();
        return refusal.isPresent() ? refusal.get() : pass(subject);
    }

    /** {@code passed} again, or the denial when {@code balance} has less free than it holds. */
    public Verdict withinFunds(Verdict.Passed passed, Balance balance) {
        return balance.free().compareTo(passed.held()) >= 0
                ? passed
                : new Refused(
                        DenialReason.INSUFFICIENT_FUNDS,
                        "the order holds " + passed.held() + ", free are " + balance.free());
    }

    /** The price beyond which an order without a limit must not fill when the market stands at {@code reference}. */
    public Price worstPrice(Side side, Price reference, Price tickSize) {
        return side == Side.BUY
                ? reference.movedBy(collar, tickSize, RoundingMode.UP)
                : reference.movedBy(collar.negate(), tickSize, RoundingMode.DOWN);
    }

    private Verdict pass(Subject subject) {
        OrderTerms terms = subject.terms();
        Price reference = subject.referencePrice().orElseThrow();
        Price worst = terms.type().isLimited()
                ? reference
                : worstPrice(terms.side(), reference, subject.instrument().tickSize());
        Money held = terms.side() == Side.SELL
                ? terms.quantity().orElseThrow().of(terms.symbol().base())
                : terms.quantity()
                        .map(q -> worst.times(q, terms.symbol().quote()))
                        .or(terms::quoteQuantity)
                        .orElseThrow();
        return new Verdict.Passed(worst, held, subject.stopPrice());
    }

    private static Optional<Refused> priceOnTick(Subject subject) {
        return onTick(subject.terms().limitPrice(), subject, DenialReason.PRICE_OFF_TICK);
    }

    private static Optional<Refused> stopPriceOnTick(Subject subject) {
        return onTick(subject.terms().stopPrice(), subject, DenialReason.STOP_PRICE_OFF_TICK);
    }

    private static Optional<Refused> onTick(Optional<Price> price, Subject subject, DenialReason reason) {
        Price tick = subject.instrument().tickSize();
        return refuseUnless(
                price.map(p -> p.isMultipleOf(tick)).orElse(true),
                reason,
                "expected a multiple of the tick size " + tick);
    }

    private static Optional<Refused> quantityOnLot(Subject subject) {
        var lot = subject.instrument().lotSize();
        return refuseUnless(
                subject.terms().quantity().map(q -> q.isMultipleOf(lot)).orElse(true),
                DenialReason.QUANTITY_OFF_LOT,
                "expected a multiple of the lot size " + lot);
    }

    private static Optional<Refused> expiresLater(Subject subject) {
        return refuseUnless(
                subject.terms()
                        .expiresAt()
                        .map(subject.market().time()::isBefore)
                        .orElse(true),
                DenialReason.EXPIRED_ALREADY,
                "expected an expiresAt after " + subject.market().time());
    }

    private static Optional<Refused> priceKnown(Subject subject) {
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

    private static Optional<Refused> offsetLeavesStop(Subject subject) {
        return refuseUnless(
                subject.terms().type() != OrderType.TRAILING_STOP
                        || subject.stopPrice().isPresent(),
                DenialReason.TRAILING_OFFSET_TOO_LARGE,
                "expected an offset below the last price "
                        + subject.market().lastPrice().map(Price::toString).orElse(""));
    }

    private static Optional<Refused> stopNotMet(Subject subject) {
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

    private static Optional<Refused> amountFits(Subject subject) {
        BigDecimal price = subject.referencePrice().orElseThrow().amount().multiply(BigDecimal.valueOf(2));
        return refuseUnless(
                subject.terms()
                        .quantity()
                        .map(q -> q.amount().multiply(price).compareTo(LARGEST_AMOUNT) < 0)
                        .orElse(true),
                DenialReason.AMOUNT_TOO_LARGE,
                "expected price times quantity below 5E+17");
    }

    private static Optional<Refused> notionalReachesMinimum(Subject subject) {
        OrderTerms terms = subject.terms();
        Price price = subject.referencePrice().orElseThrow();
        Money notional = terms.quantity()
                .map(q -> price.times(q, terms.symbol().quote()))
                .or(terms::quoteQuantity)
                .orElseThrow();
        Money minimum = subject.instrument().minimumNotional();
        return refuseUnless(
                notional.compareTo(minimum) >= 0,
                DenialReason.NOTIONAL_BELOW_MINIMUM,
                "expected at least " + minimum + ", was " + notional);
    }

    private static Optional<Refused> refuseUnless(boolean fine, DenialReason reason, String detail) {
        return fine ? Optional.empty() : Optional.of(new Refused(reason, detail));
    }
}
