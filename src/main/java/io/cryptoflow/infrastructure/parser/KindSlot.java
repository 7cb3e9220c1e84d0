package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import java.util.Optional;

/** Reads what kind of order it is: a limit, a stop, a take profit, a trailing stop, and its trigger. */
final class KindSlot {
    private final Cursor cursor;

    KindSlot(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Takes the words of a kind, and the trigger that stands right behind them. */
    boolean read(OrderDraft draft) {
        int start = cursor.mark();
        cursor.take(Term.WITH);
        cursor.takeAny(Term.A, Term.THE, Term.MY);
        if (readTrailing(draft) || readStop(draft) || readTrigger(draft) || readLimit(draft)) {
            return true;
        }
        cursor.back(start);
        return false;
    }

    private boolean readTrailing(OrderDraft draft) {
        boolean bare = isTrailing(draft) && draft.trailPercent.isEmpty() && !cursor.is(1, Term.OF);
        if (bare && cursor.is(0, Token.Percent.class)) {
            draft.trailPercent(cursor.take(Token.Percent.class).orElseThrow().value());
            return true;
        }
        if (cursor.is(0, Token.Percent.class) && cursor.is(1, Term.TRAILING)) {
            draft.trailPercent(cursor.take(Token.Percent.class).orElseThrow().value());
        }
        if (cursor.take(Term.TRAILING)) {
            draft.kind(OrderDraft.Kind.TRAILING);
            cursor.take(Term.ORDER);
        } else if (!isTrailing(draft)
                || !cursor.isAny(Term.BY, Term.OF, Term.AT, Term.WITH)
                || !cursor.is(1, Token.Percent.class)) {
            return false;
        }
        int before = cursor.mark();
        cursor.takeAny(Term.BY, Term.OF, Term.AT, Term.COLON, Term.WITH);
        Optional<Token.Percent> percent = cursor.take(Token.Percent.class);
        if (percent.isEmpty()) {
            cursor.back(before);
        }
        percent.ifPresent(token -> draft.trailPercent(token.value()));
        return true;
    }

    private static boolean isTrailing(OrderDraft draft) {
        return draft.kind.equals(Optional.of(OrderDraft.Kind.TRAILING));
    }

    private boolean readStop(OrderDraft draft) {
        if (cursor.take(Term.STOP_LIMIT)) {
            draft.kind(OrderDraft.Kind.STOP_LIMIT);
            cursor.take(Term.ORDER);
            return true;
        }
        Optional<OrderDraft.Kind> kind = Optional.of(OrderDraft.Kind.STOP)
                .filter(stop -> cursor.isAny(Term.STOP, Term.STOP_LOSS))
                .or(() -> Optional.of(OrderDraft.Kind.TAKE_PROFIT).filter(profit -> cursor.is(Term.TAKE_PROFIT)));
        if (kind.isEmpty()) {
            return false;
        }
        cursor.skip();
        if (draft.kind.filter(named -> named == OrderDraft.Kind.STOP_LIMIT).isEmpty()) {
            draft.kind(kind.orElseThrow());
        }
        cursor.take(Term.ORDER);
        readTriggerPrice(draft);
        return true;
    }

    private boolean readTrigger(OrderDraft draft) {
        if (!cursor.take(Term.TRIGGER)) {
            return false;
        }
        if (!readTriggerPrice(draft)) {
            throw new AskBack(ReplyReason.MISSING_PRICE, "trigger");
        }
        return true;
    }

    private boolean readTriggerPrice(OrderDraft draft) {
        int start = cursor.mark();
        while (cursor.takeAny(Term.AT, Term.COLON, Term.OF, Term.PRICE)) {
            if (cursor.isDone()) {
                break;
            }
        }
        Optional<Token.Numeral> number =
                cursor.is(1, Token.Coin.class) ? Optional.empty() : cursor.take(Token.Numeral.class);
        if (number.isEmpty()) {
            cursor.back(start);
        }
        number.flatMap(Token.Numeral::currency).ifPresent(draft::priceCurrency);
        number.ifPresent(token -> draft.stopPrice(Amounts.price(token)));
        return number.isPresent();
    }

    /** "Limit order" without its price, which stands elsewhere. */
    private boolean readLimit(OrderDraft draft) {
        boolean limit = cursor.is(Term.LIMIT) && !cursor.is(1, Token.Numeral.class);
        if (limit) {
            cursor.skip();
            cursor.take(Term.ORDER);
            if (draft.kind.filter(named -> named == OrderDraft.Kind.STOP_LIMIT).isEmpty()) {
                draft.kind(OrderDraft.Kind.LIMIT);
            }
        }
        return limit;
    }
}
