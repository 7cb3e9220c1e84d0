package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.WishedSize;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads orders: clauses of slots in any order, each slot once. A later clause inherits what it does not say anew. Every token
 * finds its slot, or the sentence asks back.
 */
final class OrderGrammar {
    private final Cursor cursor;
    private final VerbSlot verb;
    private final KindSlot kind;
    private final PriceSlot price;
    private final ExpirySlot expiry;
    private final PlaceSlot place;
    private final SizeSlot size;
    private final ConditionSlot condition;
    private final ProtectionClause protection;
    private final ConvertClause convert;
    private final List<OrderDraft> drafts = new ArrayList<>();
    private OrderDraft draft = new OrderDraft();

    OrderGrammar(Cursor cursor, Speech speech) {
        this.cursor = cursor;
        Asset currency = speech.context().currency();
        verb = new VerbSlot(cursor);
        kind = new KindSlot(cursor);
        price = new PriceSlot(cursor);
        expiry = new ExpirySlot(cursor, speech.context());
        place = new PlaceSlot(cursor, speech.lexicon(), currency);
        size = new SizeSlot(cursor, currency);
        condition = new ConditionSlot(cursor, currency);
        protection = new ProtectionClause(cursor);
        convert = new ConvertClause(cursor, size, currency);
        drafts.add(draft);
    }

    /** The drafts of all clauses, in the order spoken; everything has been read. */
    List<OrderDraft> read() {
        cursor.take(Term.OPENER);
        while (!cursor.isDone()) {
            boolean separated = takeSeparators();
            if (cursor.isDone()) {
                break;
            }
            openClause(separated);
            if (!readSlot()) {
                throw cursor.unexpected();
            }
        }
        return drafts;
    }

    private boolean takeSeparators() {
        boolean any = false;
        while (cursor.takeAny(Term.COMMA, Term.AND, Term.THEN, Term.BUT, Term.COLON)) {
            any = true;
        }
        return any;
    }

    private void openClause(boolean separated) {
        if (protection.starts(draft, separated)) {
            OrderDraft parent = draft.attachedTo.map(drafts::get).orElse(draft);
            open(protection.attach(parent, drafts.indexOf(parent)));
        } else if (separated && draft.side.isPresent() && startsVerb()) {
            OrderDraft next = new OrderDraft();
            next.inheritedBase = draft.base;
            open(next);
        } else if (separated && draft.size.isPresent() && size.starts() && !isTime()) {
            open(sharing());
        } else if (separated && draft.ofEach && draft.base.isPresent() && cursor.is(0, Token.Coin.class)) {
            OrderDraft next = sharing();
            next.size = draft.size;
            next.ofEach = true;
            open(next);
        }
    }

    private boolean startsVerb() {
        return verb.starts() || cursor.is(Term.CONVERT) || cursor.is(Term.OPENER);
    }

    /** "March 20" and "20 minutes" are no sizes. */
    private boolean isTime() {
        return cursor.is(1, Term.MONTH) || cursor.is(1, Term.HOURS) || cursor.is(1, Term.MINUTES);
    }

    private void open(OrderDraft next) {
        drafts.add(next);
        draft = next;
    }

    /** A clause without a verb: the same side, and the same asset unless it names one. */
    private OrderDraft sharing() {
        OrderDraft next = new OrderDraft();
        next.side = draft.side;
        next.spending = draft.spending;
        next.shared = true;
        next.inheritedBase = draft.base.or(() -> draft.inheritedBase);
        if (cursor.take(Term.THE_OTHER_HALF)) {
            next.base = draft.base;
            next.size = draft.size.filter(half -> half.kind() == WishedSize.Kind.POSITION_PCT);
        }
        return next;
    }

    private boolean readSlot() {
        return condition.read(draft)
                || readConversion()
                || readVerb()
                || price.read(draft)
                || kind.read(draft)
                || expiry.read(draft)
                || place.read(draft)
                || readPair()
                || readSize()
                || readAsset()
                || cursor.take(Term.ORDER)
                || (cursor.is(Term.A) && cursor.is(1, Term.ORDER) && cursor.take(Term.A));
    }

    private boolean readConversion() {
        return cursor.is(Term.CONVERT) && convert.read(draft);
    }

    private boolean readVerb() {
        int start = cursor.mark();
        cursor.take(Term.A);
        if (verb.read(draft)) {
            return true;
        }
        cursor.back(start);
        return false;
    }

    private boolean readPair() {
        skipPreposition();
        Optional<Token.Pair> pair = cursor.take(Token.Pair.class);
        pair.ifPresent(token -> {
            draft.base(token.base());
            draft.quote(token.quote());
            draft.ofPair = true;
        });
        return pair.isPresent();
    }

    private void skipPreposition() {
        boolean preposition = cursor.isAny(Term.OF, Term.ON, Term.IN, Term.FOR);
        if (preposition && cursor.is(1, Token.Pair.class)) {
            cursor.skip();
        }
    }

    private boolean readSize() {
        int start = cursor.mark();
        boolean with = cursor.take(Term.WITH);
        boolean joined = with || cursor.takeAny(Term.OF, Term.FOR) || (draft.isStop() && cursor.take(Term.ON));
        if (size.starts() && (!with || isMoney()) && size.read(draft)) {
            return true;
        }
        if (joined) {
            cursor.back(start);
        }
        return false;
    }

    private boolean isMoney() {
        boolean money = cursor.look(0)
                .filter(token -> token instanceof Token.Numeral number
                        && number.currency().isPresent())
                .isPresent();
        boolean share = cursor.is(0, Token.Percent.class)
                || cursor.is(0, Token.Fraction.class)
                || cursor.is(Term.ALL)
                || (cursor.is(0, Token.Numeral.class) && draft.spending);
        return money || share;
    }

    private boolean readAsset() {
        int start = cursor.mark();
        boolean joined = takePreposition();
        boolean mine = cursor.takeAny(Term.MY, Term.THE);
        if (mine) {
            cursor.take(Term.ENTIRE);
        }
        Optional<Token.Coin> coin = cursor.take(Token.Coin.class);
        if (coin.isEmpty() && (joined || draft.closing) && cursor.take(Term.IT)) {
            return draft.condition.isPresent() || draft.base.isPresent() || askWhich();
        }
        if (coin.isEmpty()) {
            cursor.back(start);
            return false;
        }
        refuseSecondAsset(coin.orElseThrow());
        draft.base(coin.orElseThrow().asset());
        cursor.take(Term.POSITION);
        return true;
    }

    private boolean askWhich() {
        throw new AskBack(ReplyReason.MISSING_CONTEXT, "it");
    }

    /** Money goes into an asset; a stop lies on one. */
    private boolean takePreposition() {
        boolean into = draft.spending && cursor.takeAny(Term.IN, Term.TO, Term.FOR, Term.AT);
        boolean bought = draft.side.equals(Optional.of(Side.BUY)) && draft.size.isPresent();
        return into
                || (bought && cursor.take(Term.IN))
                || cursor.takeAny(Term.ON, Term.OF)
                || ((draft.isStop() || draft.closing) && cursor.takeAny(Term.FOR, Term.IN));
    }

    private void refuseSecondAsset(Token.Coin coin) {
        if (draft.base.isPresent() && !draft.base.equals(Optional.of(coin.asset())) && draft.size.isPresent()) {
            throw new AskBack(ReplyReason.MISSING_SIZE, coin.text());
        }
    }
}
