package io.cryptoflow.domain.account;

import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Money that changes its owner, in double entry: what one book gives another book takes, so the lines sum to zero per asset.
 * A hold moves nothing: what is locked has the same owner as what is free.
 *
 * @param orderId the order behind it, of a trade
 * @param tradeId the venue's identifier of the execution, of a trade
 */
public record Movement(List<Line> lines, Optional<OrderId> orderId, Optional<String> tradeId) {
    /** Refuses lines of an asset that do not sum to zero with {@link IllegalArgumentException}. */
    public Movement {
        lines = List.copyOf(lines);
        sums(lines).values().stream().filter(sum -> !sum.isZero()).findFirst().ifPresent(sum -> {
            throw new IllegalArgumentException("a movement makes or loses money: its lines sum to " + sum);
        });
    }

    /** Whose money it is, seen from one account. */
    public enum Book {
        /** The account's own: free and locked together. */
        ACCOUNT,
        /** The venue's, as the other side of the account's trades. */
        VENUE,
        /** Commissions that the account paid. */
        FEES,
        /** Where the account's deposits come from. */
        FUNDING
    }

    /** Why money moves. */
    public enum Kind {
        /** Money enters the account from outside. */
        DEPOSIT,
        /** Base and quote change hands. */
        TRADE,
        /** The venue takes its part. */
        COMMISSION
    }

    /** One entry: what a book receives, or gives below zero. */
    public record Line(Kind kind, Book book, Money amount) {}

    /** The account receives {@code money} from outside. */
    public static Movement deposit(List<Money> money) {
        List<Line> lines = new ArrayList<>();
        money.forEach(amount -> move(lines, Kind.DEPOSIT, Book.FUNDING, Book.ACCOUNT, amount));
        return new Movement(lines, Optional.empty(), Optional.empty());
    }

    /** Account and venue exchange base and quote; the commission goes from the account to the fees. */
    public static Movement trade(Fill fill) {
        Money base = fill.lastQuantity().of(fill.symbol().base());
        boolean buy = fill.side() == Side.BUY;
        List<Line> lines = new ArrayList<>();
        move(lines, Kind.TRADE, Book.ACCOUNT, Book.VENUE, buy ? fill.notional() : base);
        move(lines, Kind.TRADE, Book.VENUE, Book.ACCOUNT, buy ? base : fill.notional());
        if (!fill.commission().isZero()) {
            move(lines, Kind.COMMISSION, Book.ACCOUNT, Book.FEES, fill.commission());
        }
        return new Movement(lines, Optional.of(fill.orderId()), Optional.of(fill.tradeId()));
    }

    private static void move(List<Line> lines, Kind kind, Book from, Book to, Money amount) {
        lines.add(new Line(kind, from, amount.negated()));
        lines.add(new Line(kind, to, amount));
    }

    private static Map<Asset, Money> sums(List<Line> lines) {
        return lines.stream().map(Line::amount).collect(Collectors.toMap(Money::asset, amount -> amount, Money::plus));
    }
}
