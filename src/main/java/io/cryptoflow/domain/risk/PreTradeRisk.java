package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.risk.Verdict.Refused;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The named checks of an order against its instrument, the market and its account, in one list; first denial wins. */
public final class PreTradeRisk {
    private static final List<Check> CHECKS = List.of(
            Check.of(AccountChecks::notHalted, DenialReason.TRADING_HALTED),
            Check.of(AccountChecks::reducesWhereItMust, DenialReason.REDUCING_ONLY),
            Check.of(InstrumentChecks::priceOnTick, DenialReason.PRICE_OFF_TICK),
            Check.of(InstrumentChecks::stopPriceOnTick, DenialReason.STOP_PRICE_OFF_TICK),
            Check.of(InstrumentChecks::quantityOnLot, DenialReason.QUANTITY_OFF_LOT),
            Check.of(InstrumentChecks::expiresLater, DenialReason.EXPIRED_ALREADY),
            Check.of(InstrumentChecks::priceKnown, DenialReason.STALE_MARKET_DATA, DenialReason.NO_LIQUIDITY),
            Check.of(InstrumentChecks::offsetLeavesStop, DenialReason.TRAILING_OFFSET_TOO_LARGE),
            Check.of(InstrumentChecks::stopNotMet, DenialReason.STOP_PRICE_MET),
            Check.of(InstrumentChecks::amountFits, DenialReason.AMOUNT_TOO_LARGE),
            Check.of(InstrumentChecks::notionalReachesMinimum, DenialReason.NOTIONAL_BELOW_MINIMUM),
            Check.of(AccountChecks::notionalWithinMaximum, DenialReason.NOTIONAL_ABOVE_MAXIMUM),
            Check.of(AccountChecks::priceWithinBand, DenialReason.STALE_MARKET_DATA, DenialReason.PRICE_OUTSIDE_BAND),
            Check.of(AccountChecks::openOrdersWithinMaximum, DenialReason.TOO_MANY_OPEN_ORDERS),
            Check.of(AccountChecks::rateWithinMaximum, DenialReason.ORDER_RATE_EXCEEDED),
            Check.of(AccountChecks::dailyLossWithinMaximum, DenialReason.DAILY_LOSS_REACHED));

    private final BigDecimal collar;
    private final RiskLimits defaults;

    /** A look at one thing, and the denials that may come of it. */
    record Check(Function<Subject, Optional<Refused>> look, List<DenialReason> reasons) {
        static Check of(Function<Subject, Optional<Refused>> look, DenialReason... reasons) {
            return new Check(look, List.of(reasons));
        }
    }

    /**
     * @param collar fraction beyond its reference price at which an order without a limit stops filling, such as 0.05
     * @param defaults the limits of accounts that have none of their own
     */
    public PreTradeRisk(BigDecimal collar, RiskLimits defaults) {
        this.collar = collar;
        this.defaults = defaults;
    }

    /** Why an order is looked at. */
    public enum Purpose {
        /** It is placed. */
        PLACE,
        /** It is open and shall get other terms. */
        AMEND,
        /** It is placed together with another order and trades only in its stead, or against what that traded. */
        EXIT
    }

    /**
     * What is looked at.
     *
     * @param orders how many orders are placed with it, itself among them
     */
    public record Subject(
            OrderTerms terms,
            Instrument instrument,
            MarketNow market,
            AccountView account,
            Purpose purpose,
            int orders) {
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

        /** What the order is worth at its reference price, which is known by now. */
        Money notional() {
            Price price = referencePrice().orElseThrow();
            return terms.quantity()
                    .map(q -> price.times(q, terms.symbol().quote()))
                    .or(terms::quoteQuantity)
                    .orElseThrow();
        }
    }

    /** The limits of accounts that have none of their own. */
    public RiskLimits defaults() {
        return defaults;
    }

    /** The denials that may come of the checks, in their order. */
    static List<DenialReason> reasons() {
        return CHECKS.stream()
                .flatMap(check -> check.reasons().stream())
                .distinct()
                .toList();
    }

    /** Everything but the funds, which {@link #withinFunds} looks at. */
    public Verdict assess(Subject subject) {
        Optional<Refused> refusal = CHECKS.stream()
                .map(check -> check.look().apply(subject))
                .flatMap(Optional::stream)
                .findFirst();
        return refusal.isPresent() ? refusal.get() : pass(subject);
    }

    /** What every check says; those that need a price say nothing when there is none. The last one is about the funds. */
    public List<Inspection> inspect(Subject subject, Balance balance) {
        List<Inspection> inspections = new ArrayList<>();
        boolean priceMissing = false;
        for (Check check : CHECKS) {
            Inspection inspection = priceMissing
                    ? Inspection.skipped(check.reasons())
                    : Inspection.of(check.reasons(), check.look().apply(subject));
            inspections.add(inspection);
            priceMissing |=
                    inspection.refused().isPresent() && subject.referencePrice().isEmpty();
        }
        List<DenialReason> funds = List.of(DenialReason.INSUFFICIENT_FUNDS);
        boolean isPriced = subject.referencePrice().isPresent();
        inspections.add(
                isPriced && withinFunds((Verdict.Passed) pass(subject), balance) instanceof Refused refused
                        ? Inspection.of(funds, Optional.of(refused))
                        : isPriced ? Inspection.of(funds, Optional.empty()) : Inspection.skipped(funds));
        return inspections;
    }

    /** {@code passed} again, or the denial when {@code balance} has less free than it holds. */
    public Verdict withinFunds(Verdict.Passed passed, Balance balance) {
        String free = balance.free().plain();
        return balance.free().compareTo(passed.held()) >= 0
                ? passed
                : Refused.at(
                        DenialReason.INSUFFICIENT_FUNDS,
                        "the order holds " + passed.held() + ", free are " + balance.free(),
                        free,
                        passed.held().plain(),
                        free);
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
}
