package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads which open orders are meant: by number, asset, side, kind, venue, or all but some. */
final class FilterGrammar {
    private static final Map<Term, OrderType> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put(Term.STOP_LIMIT, OrderType.STOP_LIMIT);
        TYPES.put(Term.TAKE_PROFIT, OrderType.TAKE_PROFIT);
        TYPES.put(Term.TRAILING, OrderType.TRAILING_STOP);
        TYPES.put(Term.STOP_LOSS, OrderType.STOP);
        TYPES.put(Term.STOPS, OrderType.STOP);
        TYPES.put(Term.STOP, OrderType.STOP);
        TYPES.put(Term.LIMITS, OrderType.LIMIT);
        TYPES.put(Term.LIMIT, OrderType.LIMIT);
    }

    private final Cursor cursor;

    FilterGrammar(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Takes one more word of the filter. */
    boolean read(FilterDraft filter) {
        if (readExcept(filter) || readNumber(filter) || readSide(filter) || readType(filter) || readAsset(filter)) {
            filter.named = true;
            return true;
        }
        if (readVenue(filter)) {
            return true;
        }
        if (cursor.take(Term.LAST)) {
            filter.last = true;
            filter.named = true;
            return true;
        }
        if (cursor.take(Term.ORDER)) {
            String word = cursor.look(-1).map(Token::text).orElse("");
            filter.plural |= word.endsWith("s");
            filter.ofOrder = true;
            return true;
        }
        if (cursor.isAny(Term.ALL, Term.EVERY, Term.EVERYTHING)) {
            filter.plural = true;
            filter.named = true;
        }
        return cursor.takeAny(
                Term.ALL, Term.EVERY, Term.EVERYTHING, Term.OPEN, Term.MY, Term.THE, Term.OF, Term.ONES, Term.POSITION);
    }

    private boolean readExcept(FilterDraft filter) {
        boolean saidOfWhat = filter.named || filter.ofOrder || startsWithAll(cursor.look(0));
        if (!saidOfWhat || cursor.is(-1, Term.MY) || cursor.is(-1, Term.THE) || !cursor.take(Term.EXCEPT)) {
            return false;
        }
        cursor.takeAny(Term.FOR);
        boolean any = false;
        while (true) {
            cursor.takeAny(Term.MY, Term.THE);
            Optional<Token.Coin> coin = cursor.take(Token.Coin.class);
            if (coin.isEmpty()) {
                break;
            }
            any = true;
            filter.excluded.add(coin.orElseThrow().asset());
            boolean more = cursor.is(1, Token.Coin.class) || (cursor.is(1, Term.MY) && cursor.is(2, Token.Coin.class));
            if (!more || !cursor.takeAny(Term.AND, Term.COMMA)) {
                break;
            }
        }
        if (!any) {
            throw cursor.unexpected();
        }
        cursor.takeAny(Term.ORDER, Term.ONES);
        if (!cursor.isDone() && !cursor.isAny(Term.AND, Term.THEN, Term.COMMA)) {
            throw cursor.unexpected();
        }
        return true;
    }

    /** "All but" and "everything but" say themselves what is excepted from. */
    private static boolean startsWithAll(Optional<Token> words) {
        String text = words.map(Token::text).orElse("");
        return text.startsWith("all ") || text.startsWith("everything ");
    }

    private boolean readNumber(FilterDraft filter) {
        if (!filter.orderIds.isEmpty() && !cursor.is(-1, Term.AND) && !cursor.is(-1, Term.COMMA)) {
            return false;
        }
        int start = cursor.mark();
        cursor.take(Term.NUMBERED);
        Optional<Token.OrderNumber> signed = cursor.take(Token.OrderNumber.class);
        if (signed.isPresent()) {
            filter.orderIds.add(signed.orElseThrow().id());
            return true;
        }
        Optional<Token.Numeral> number = cursor.take(Token.Numeral.class)
                .filter(token -> token.text().chars().allMatch(Character::isDigit));
        boolean ordinal = cursor.is(0, Token.Coin.class);
        if (number.isEmpty() || ordinal) {
            cursor.back(start);
            return false;
        }
        filter.orderIds.add(number.orElseThrow().text());
        return true;
    }

    private boolean readSide(FilterDraft filter) {
        if (cursor.isAny(Term.BUY, Term.BUYS, Term.BID) && !isLightVerb()) {
            filter.side(Side.BUY);
        } else if (cursor.isAny(Term.SELL, Term.SELLS, Term.OFFER)) {
            filter.side(Side.SELL);
        } else {
            return false;
        }
        filter.plural |= cursor.isAny(Term.BUYS, Term.SELLS);
        cursor.skip();
        return true;
    }

    /** "Get" and "give me" name no side. */
    private boolean isLightVerb() {
        return cursor.is(Term.BUY) && cursor.is(Term.ASK);
    }

    private boolean readType(FilterDraft filter) {
        for (Map.Entry<Term, OrderType> type : TYPES.entrySet()) {
            if (cursor.is(type.getKey())) {
                String word = cursor.look(0).map(Token::text).orElse("");
                filter.plural |= word.endsWith("s") && !word.endsWith("loss");
                cursor.skip();
                filter.type(type.getValue());
                return true;
            }
        }
        return false;
    }

    private boolean readAsset(FilterDraft filter) {
        int start = cursor.mark();
        cursor.takeAny(Term.ON, Term.FOR, Term.IN, Term.OF);
        cursor.takeAny(Term.MY, Term.THE);
        Optional<Token.Coin> coin = cursor.take(Token.Coin.class);
        if (coin.isEmpty()) {
            cursor.back(start);
            return false;
        }
        addAsset(filter, coin.orElseThrow());
        readMoreAssets(filter);
        return true;
    }

    /** "ETH and SOL" are two filters; without the "and" it is open what a second asset means. */
    private void readMoreAssets(FilterDraft filter) {
        while (cursor.isAny(Term.AND, Term.COMMA) && cursor.is(1, Token.Coin.class)) {
            cursor.skip();
            cursor.take(Token.Coin.class).ifPresent(next -> filter.assets.add(next.asset()));
        }
        if (filter.assets.stream().distinct().count() < filter.assets.size()) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, "which orders are meant");
        }
    }

    private static void addAsset(FilterDraft filter, Token.Coin coin) {
        if (!filter.assets.isEmpty()) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, coin.text());
        }
        filter.assets.add(coin.asset());
    }

    private boolean readVenue(FilterDraft filter) {
        int start = cursor.mark();
        cursor.takeAny(Term.ON, Term.AT, Term.FROM, Term.VIA, Term.IN);
        Optional<Token.Venue> venue = cursor.take(Token.Venue.class);
        if (venue.isEmpty()) {
            cursor.back(start);
            return false;
        }
        if (filter.venue.isPresent()) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, venue.orElseThrow().text());
        }
        filter.venue = venue.map(Token.Venue::name);
        return true;
    }
}
