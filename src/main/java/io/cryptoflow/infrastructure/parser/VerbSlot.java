package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.value.Side;
import java.util.Arrays;

/** Reads the verb of an order, which tells its side. */
final class VerbSlot {
    private static final Term[] KINDS = {
        Term.STOP, Term.STOP_LOSS, Term.STOP_LIMIT, Term.TAKE_PROFIT, Term.TRAILING, Term.LIMIT, Term.MARKET, Term.ORDER
    };

    private final Cursor cursor;

    VerbSlot(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Whether a verb of trade stands here. */
    boolean starts() {
        return cursor.isAny(Term.BUY, Term.SELL, Term.CLOSE, Term.BID, Term.OFFER, Term.PROTECT)
                || (cursor.is(Term.SPEND) && !isPlacing())
                || (cursor.is(Term.TO) && (cursor.is(1, Term.BUY) || cursor.is(1, Term.SELL)));
    }

    boolean read(OrderDraft draft) {
        cursor.take(Term.OPENER);
        if (isPlacing()) {
            return cursor.takeAny(Term.PLACE, Term.SPEND);
        }
        cursor.take(Term.TO);
        if (cursor.take(Term.BUY)) {
            return trade(draft, Side.BUY);
        }
        if (cursor.take(Term.SELL)) {
            return trade(draft, Side.SELL);
        }
        if (cursor.take(Term.SPEND)) {
            draft.side(Side.BUY);
            draft.spending = true;
            return true;
        }
        return readClosing(draft) || readBid(draft) || readOffer(draft);
    }

    private boolean trade(OrderDraft draft, Side side) {
        draft.side(side);
        cursor.take(Term.ORDER);
        cursor.take(Term.COLON);
        return true;
    }

    private boolean readClosing(OrderDraft draft) {
        if (cursor.take(Term.CLOSE)) {
            draft.closing = true;
        } else if (!cursor.take(Term.PROTECT)) {
            return false;
        }
        draft.side(Side.SELL);
        return true;
    }

    /** "Bid 7.10 for 150 DOT", or "bid for 150 DOT at 7.10". */
    private boolean readBid(OrderDraft draft) {
        if (!cursor.take(Term.BID)) {
            return false;
        }
        draft.side(Side.BUY);
        if (cursor.is(0, Token.Numeral.class) && cursor.is(1, Term.FOR)) {
            Token.Numeral price = cursor.take(Token.Numeral.class).orElseThrow();
            price.currency().ifPresent(draft::priceCurrency);
            draft.namedPrice(Amounts.price(price));
            cursor.skip();
        }
        return true;
    }

    /** "Offer 3 ETH at 3600" sells; "offer 3600 for 3 ETH" may buy. */
    private boolean readOffer(OrderDraft draft) {
        if (!cursor.take(Term.OFFER)) {
            return false;
        }
        if (cursor.is(0, Token.Numeral.class) && !cursor.is(1, Token.Coin.class)) {
            throw new AskBack(ReplyReason.CONFLICT, "offer");
        }
        draft.side(Side.SELL);
        return true;
    }

    /** Whether a word for entering an order stands here, with the kind of order behind it. */
    private boolean isPlacing() {
        if (!cursor.isAny(Term.PLACE, Term.SPEND)) {
            return false;
        }
        int ahead = 1;
        while (cursor.is(ahead, Token.Percent.class) || isAny(ahead, Term.A, Term.MY, Term.THE)) {
            ahead++;
        }
        boolean trade = cursor.is(Term.PLACE) && isAny(ahead, Term.BUY, Term.SELL, Term.BID, Term.OFFER);
        return trade || isAny(ahead, KINDS);
    }

    private boolean isAny(int ahead, Term... terms) {
        return Arrays.stream(terms).anyMatch(term -> cursor.is(ahead, term));
    }
}
