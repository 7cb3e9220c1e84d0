package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import java.util.Optional;

/** Reads at which price: market, a limit, a bound in other words. */
final class PriceSlot {
    private final Cursor cursor;

    PriceSlot(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Takes a price or the word for the market's. */
    boolean read(OrderDraft draft) {
        refuseVague(draft);
        return readBound(draft) || readLimit(draft) || readAt(draft) || readForEach(draft) || readMarket(draft);
    }

    private void refuseVague(OrderDraft draft) {
        int ahead = cursor.isAny(Term.AT, Term.FOR, Term.LIMIT) ? 1 : 0;
        ahead += cursor.is(ahead, Term.A) || cursor.is(ahead, Term.THE) ? 1 : 0;
        if (cursor.is(ahead, Term.NEAR)) {
            boolean size = draft.size.isEmpty() && ahead == 0;
            throw new AskBack(size ? ReplyReason.MISSING_SIZE : ReplyReason.VAGUE_PRICE, text(ahead));
        }
        if (cursor.is(ahead, Term.CHEAP)) {
            throw new AskBack(ReplyReason.VAGUE_PRICE, text(ahead));
        }
    }

    private boolean readBound(OrderDraft draft) {
        int start = cursor.mark();
        cursor.takeAny(Term.FOR, Term.AT);
        Optional<OrderDraft.Bound> bound = cursor.take(Term.NO_MORE_THAN)
                ? Optional.of(OrderDraft.Bound.AT_MOST)
                : cursor.take(Term.NO_LESS_THAN) ? Optional.of(OrderDraft.Bound.AT_LEAST) : Optional.empty();
        if (bound.isEmpty() || !cursor.is(0, Token.Numeral.class) || cursor.is(1, Token.Coin.class)) {
            cursor.back(start);
            return false;
        }
        draft.bound(bound.orElseThrow());
        draft.namedPrice(Amounts.price(number(draft)));
        readQualifiers(draft);
        return true;
    }

    private boolean readLimit(OrderDraft draft) {
        int start = cursor.mark();
        cursor.takeAny(Term.AT, Term.WITH);
        cursor.takeAny(Term.A, Term.THE, Term.MY);
        boolean named = cursor.takeAny(Term.A_LIMIT_OF, Term.LIMIT);
        cursor.take(Term.PRICE);
        if (named && cursor.isAny(Term.AT, Term.OF, Term.COLON) && cursor.is(1, Token.Numeral.class)) {
            cursor.skip();
        }
        if (!named || !cursor.is(0, Token.Numeral.class) || cursor.is(1, Token.Coin.class)) {
            cursor.back(start);
            return false;
        }
        draft.limitPrice(Amounts.price(number(draft)));
        readQualifiers(draft);
        return true;
    }

    private boolean readAt(OrderDraft draft) {
        int start = cursor.mark();
        boolean at = cursor.take(Term.AT);
        boolean price = cursor.take(Term.PRICE) || (cursor.take(Term.A) && cursor.take(Term.PRICE));
        cursor.take(Term.OF);
        if ((!at && !price) || !cursor.is(0, Token.Numeral.class) || cursor.is(1, Token.Coin.class)) {
            cursor.back(start);
            return false;
        }
        draft.namedPrice(Amounts.price(number(draft)));
        readQualifiers(draft);
        return true;
    }

    /** "For 3,200 each" is a price; "for 3,200" alone may be all there is to spend. */
    private boolean readForEach(OrderDraft draft) {
        boolean each = cursor.is(Term.FOR)
                && cursor.is(1, Token.Numeral.class)
                && (cursor.is(2, Term.EACH)
                        || cursor.is(2, Term.OR_BETTER)
                        || cursor.is(2, Term.OR_LOWER)
                        || cursor.is(2, Term.OR_HIGHER));
        if (each) {
            cursor.skip();
            draft.namedPrice(Amounts.price(number(draft)));
            readQualifiers(draft);
        }
        return each;
    }

    private boolean readMarket(OrderDraft draft) {
        int start = cursor.mark();
        cursor.takeAny(Term.AT, Term.FOR);
        cursor.takeAny(Term.THE, Term.A);
        if (!cursor.take(Term.MARKET)) {
            cursor.back(start);
            return false;
        }
        cursor.takeAny(Term.PRICE, Term.ORDER);
        if (draft.kind.filter(kind -> kind == OrderDraft.Kind.STOP).isEmpty()) {
            draft.kind(OrderDraft.Kind.MARKET);
        }
        return true;
    }

    /** The number of a price, whose currency becomes the order's. */
    private Token.Numeral number(OrderDraft draft) {
        Token.Numeral number = cursor.take(Token.Numeral.class).orElseThrow();
        number.currency().ifPresent(draft::priceCurrency);
        return number;
    }

    private void readQualifiers(OrderDraft draft) {
        while (true) {
            if (cursor.take(Term.OR_LOWER)) {
                draft.bound(OrderDraft.Bound.AT_MOST);
            } else if (cursor.take(Term.OR_HIGHER)) {
                draft.bound(OrderDraft.Bound.AT_LEAST);
            } else if (!cursor.takeAny(Term.EACH, Term.OR_BETTER)) {
                return;
            }
        }
    }

    private String text(int ahead) {
        return cursor.look(ahead).map(Token::text).orElse("");
    }
}
