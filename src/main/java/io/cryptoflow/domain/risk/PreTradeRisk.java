package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.OrderType;
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

    private static final List<Function<Subject, Optional<Verdict.Refused>>> CHECKS = List.of(
            PreTradeRisk::priceOnTick,
            PreTradeRisk::quantityOnLot,
            PreTradeRisk::priceKnown,
            PreTradeRisk::amountFits,
            PreTradeRisk::notionalReachesMinimum);

    private final BigDecimal collar;

    /** @param collar fraction beyond the best price at which a market order stops filling, such as 0.05 */
    public PreTradeRisk(BigDecimal collar) {
        this.collar = collar;
    }

    /**
     * What is looked at.
     *
     * @param freshBook the book, unless it is stale or was never seen
     */
    public record Subject(OrderTerms terms, Instrument instrument, Optional<OrderBook> freshBook) {
        Optional<Price> referencePrice() {
            return terms.limitPrice().or(() -> freshBook.flatMap(book -> book.bestPriceFor(terms.side())));
        }
    }

    /** What comes of it. */
    public sealed interface Verdict {
        /** The order may go, never beyond {@code worstPrice}, once {@code held} is locked. */
        record Passed(Price worstPrice, Money held) implements Verdict {}

        /** The order may not go. */
        record Refused(DenialReason reason, String detail) implements Verdict {}
    }

    /** Everything but the funds, which {@link #withinFunds} looks at once the account's balance is at hand. */
    public Verdict assess(Subject subject) {
        Optional<Verdict.Refused> refusal = CHECKS.stream()
                .map(check -> check.apply(subject))
                .flatMap(Optional::stream)
                .findFirst();
        return refusal.isPresent() ? refusal.get() : pass(subject);
    }

    /** {@code passed} again, or the denial when {@code balance} has less free than it holds. */
    public Verdict withinFunds(Verdict.Passed passed, Balance balance) {
        return balance.free().compareTo(passed.held()) >= 0
                ? passed
                : new Verdict.Refused(
                        DenialReason.INSUFFICIENT_FUNDS,
                        "the order holds " + passed.held() + ", free are " + balance.free());
    }

    private Verdict pass(Subject subject) {
        OrderTerms terms = subject.terms();
        Price worst = worstPrice(subject);
        Money held = terms.side() == Side.SELL
                ? terms.quantity().orElseThrow().of(terms.symbol().base())
                : terms.quantity()
                        .map(q -> worst.times(q, terms.symbol().quote()))
                        .or(terms::quoteQuantity)
                        .orElseThrow();
        return new Verdict.Passed(worst, held);
    }

    private Price worstPrice(Subject subject) {
        Price reference = subject.referencePrice().orElseThrow();
        Price tick = subject.instrument().tickSize();
        if (subject.terms().type() == OrderType.LIMIT) {
            return reference;
        }
        return subject.terms().side() == Side.BUY
                ? reference.movedBy(collar, tick, RoundingMode.UP)
                : reference.movedBy(collar.negate(), tick, RoundingMode.DOWN);
    }

    private static Optional<Verdict.Refused> priceOnTick(Subject subject) {
        Price tick = subject.instrument().tickSize();
        return refuseUnless(
                subject.terms().limitPrice().map(p -> p.isMultipleOf(tick)).orElse(true),
                DenialReason.PRICE_OFF_TICK,
                "expected a multiple of the tick size " + tick);
    }

    private static Optional<Verdict.Refused> quantityOnLot(Subject subject) {
        var lot = subject.instrument().lotSize();
        return refuseUnless(
                subject.terms().quantity().map(q -> q.isMultipleOf(lot)).orElse(true),
                DenialReason.QUANTITY_OFF_LOT,
                "expected a multiple of the lot size " + lot);
    }

    private static Optional<Verdict.Refused> priceKnown(Subject subject) {
        if (subject.terms().type() == OrderType.LIMIT
                || subject.referencePrice().isPresent()) {
            return Optional.empty();
        }
        String symbol = subject.terms().symbol().toString();
        return Optional.of(
                subject.freshBook().isEmpty()
                        ? new Verdict.Refused(DenialReason.STALE_MARKET_DATA, "no fresh price of " + symbol)
                        : new Verdict.Refused(DenialReason.NO_LIQUIDITY, "nobody offers the other side of " + symbol));
    }

    private static Optional<Verdict.Refused> amountFits(Subject subject) {
        BigDecimal price = subject.referencePrice().orElseThrow().amount().multiply(BigDecimal.valueOf(2));
        return refuseUnless(
                subject.terms()
                        .quantity()
                        .map(q -> q.amount().multiply(price).compareTo(LARGEST_AMOUNT) < 0)
                        .orElse(true),
                DenialReason.AMOUNT_TOO_LARGE,
                "expected price times quantity below 5E+17");
    }

    private static Optional<Verdict.Refused> notionalReachesMinimum(Subject subject) {
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

    private static Optional<Verdict.Refused> refuseUnless(boolean fine, DenialReason reason, String detail) {
        return fine ? Optional.empty() : Optional.of(new Verdict.Refused(reason, detail));
    }
}
