package io.cryptoflow.domain.account;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What an account's trading in one symbol came to, by the average-cost method, commissions included.
 *
 * <p>{@code realized - cost} is at every moment, to the last digit, what the sales brought minus what the purchases took.
 *
 * @param quantity net quantity in the base asset; below zero when more was sold than bought
 * @param cost what the net quantity took, in the quote asset; of the sign of the quantity, and zero when that is zero
 * @param realized profit, or loss below zero, of all that was closed, in the quote asset
 * @param commission all commissions in the quote asset; one taken in base counts at the price of its fill, rounded up
 * @param day what was realized on the last UTC day on which the position traded
 */
public record Position(
        Symbol symbol, Money quantity, Money cost, Money realized, Money commission, Day day, Instant updatedAt) {
    /** Keeps the time to the microsecond, as stores do. */
    public Position {
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Profit, or loss below zero, of what was closed on one day in UTC. */
    public record Day(LocalDate date, Money realized) {}

    /** Nothing traded yet. */
    public static Position none(Symbol symbol) {
        Money zero = Money.zero(symbol.quote());
        Day day = new Day(LocalDate.EPOCH, zero);
        return new Position(symbol, Money.zero(symbol.base()), zero, zero, zero, day, Instant.EPOCH);
    }

    /** The position once {@code fill} traded. What closes is realized at average cost; what goes beyond zero opens anew. */
    public Position after(Fill fill) {
        Money bought = bought(fill);
        Money paid = paid(fill);
        Money closed = closed(bought);
        Money costClosed = closed.isZero() ? cost.minus(cost) : cost.prorated(closed, quantity.magnitude());
        Money paidToClose = closed.isZero() ? nothingFor(bought, paid) : paid.prorated(closed, bought.magnitude());
        Money profit = costClosed.plus(paidToClose).negated();
        return new Position(
                symbol,
                quantity.plus(bought),
                cost.plus(paid).plus(profit),
                realized.plus(profit),
                commission.plus(inQuote(fill)),
                dayAfter(fill, profit),
                fill.occurredAt());
    }

    /** Signed change of the quantity; a buy receives less by its commission. */
    private static Money bought(Fill fill) {
        Money quantity = fill.lastQuantity().of(fill.symbol().base());
        return fill.side() == Side.BUY ? quantity.minus(fill.commission()) : quantity.negated();
    }

    /** Signed change of the cost; a sale brings less by its commission. */
    private static Money paid(Fill fill) {
        return fill.side() == Side.BUY
                ? fill.notional()
                : fill.notional().minus(fill.commission()).negated();
    }

    private Money closed(Money bought) {
        boolean opens = quantity.isZero() || quantity.isNegative() == bought.isNegative();
        return opens || bought.isZero()
                ? Money.zero(symbol.base())
                : bought.magnitude().min(quantity.magnitude());
    }

    /** A commission may take all that was bought: then nothing carries the cost, and it is lost. */
    private static Money nothingFor(Money bought, Money paid) {
        return bought.isZero() ? paid : Money.zero(paid.asset());
    }

    private static Money inQuote(Fill fill) {
        return fill.side() == Side.BUY
                ? fill.commission().at(fill.lastPrice(), fill.symbol().quote(), RoundingMode.UP)
                : fill.commission();
    }

    private Day dayAfter(Fill fill, Money profit) {
        LocalDate date = LocalDate.ofInstant(fill.occurredAt(), ZoneOffset.UTC);
        if (date.isBefore(day.date())) {
            // A fill of the day before that is told late belongs to the day that is over.
            return day;
        }
        return new Day(date, date.equals(day.date()) ? day.realized().plus(profit) : profit);
    }

    /** What was realized on {@code date}; zero for a day on which it did not trade, and for days before the last one. */
    public Money realizedOn(LocalDate date) {
        return date.equals(day.date()) ? day.realized() : Money.zero(quote());
    }

    /** Cost of one unit, or what one unit was sold for, to 16 significant digits; absent when nothing is held. */
    public Optional<BigDecimal> averagePrice() {
        return quantity.isZero()
                ? Optional.empty()
                : Optional.of(cost.amount()
                        .divide(quantity.amount(), MathContext.DECIMAL64)
                        .stripTrailingZeros());
    }

    /** Profit, or loss below zero, if all were closed at {@code price}, without commission; rounded down to 18 places. */
    public Money unrealized(Price price) {
        return quantity.at(price, quote(), RoundingMode.FLOOR).minus(cost);
    }

    /** The side of an order that would close it: a long position is sold; absent when nothing is held. */
    public Optional<Side> closingSide() {
        return quantity.isZero() ? Optional.empty() : Optional.of(quantity.isNegative() ? Side.BUY : Side.SELL);
    }

    private Asset quote() {
        return symbol.quote();
    }
}
