package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.WishedSize;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads how much: coins, money, percent or a part of what is held, and the asset that comes with it. */
final class SizeSlot {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final Cursor cursor;
    private final Asset currency;

    SizeSlot(Cursor cursor, Asset currency) {
        this.cursor = cursor;
        this.currency = currency;
    }

    /** Whether a size begins here. */
    boolean starts() {
        int ahead = cursor.is(Term.ANOTHER) || cursor.is(Term.A) ? 1 : 0;
        return cursor.is(ahead, Token.Numeral.class)
                || cursor.is(ahead, Token.Fraction.class)
                || cursor.is(ahead, Token.Percent.class)
                || cursor.isAny(Term.ALL, Term.THE_OTHER_HALF, Term.SOME, Term.EVERYTHING)
                || (cursor.is(Term.A) && cursor.is(1, Token.Coin.class))
                || (cursor.is(Term.MY) && cursor.is(1, Term.ENTIRE));
    }

    /** Takes a size, and its asset if that stands with it. */
    boolean read(OrderDraft draft) {
        if (!starts()) {
            return false;
        }
        refuseVague(draft);
        if (cursor.take(Term.A) && cursor.is(0, Token.Coin.class)) {
            draft.size(WishedSize.ofBase(BigDecimal.ONE));
            return readAsset(draft);
        }
        cursor.take(Term.ANOTHER);
        Optional<Token.Numeral> number = cursor.take(Token.Numeral.class);
        if (number.isPresent()) {
            return readNumber(draft, number.orElseThrow());
        }
        Optional<Token.Percent> percent = cursor.take(Token.Percent.class);
        if (percent.isPresent()) {
            return readShare(
                    draft, percent.orElseThrow().value(), percent.orElseThrow().text(), true);
        }
        Optional<Token.Fraction> part = cursor.take(Token.Fraction.class);
        if (part.isPresent()) {
            return readPart(draft, part.orElseThrow());
        }
        boolean mine = cursor.take(Term.MY);
        cursor.skip();
        return mine ? readHeld(draft, ALL, "all") : readShare(draft, ALL, "all", true);
    }

    private void refuseVague(OrderDraft draft) {
        if (cursor.is(Term.EVERYTHING)) {
            throw new AskBack(ReplyReason.CONFIRM_DESTRUCTIVE, text());
        }
        if (cursor.is(Term.SOME)) {
            throw new AskBack(ReplyReason.MISSING_SIZE, text());
        }
        if (cursor.is(Term.THE_OTHER_HALF) || draft.size.isPresent()) {
            throw new AskBack(ReplyReason.CONFLICT, text());
        }
    }

    private boolean readNumber(OrderDraft draft, Token.Numeral number) {
        if (number.currency().isPresent() || draft.spending || cursor.is(Term.WORTH)) {
            return readMoney(draft, number);
        }
        cursor.take(Term.MORE);
        boolean each = cursor.take(Term.EACH) || (cursor.is(Term.EACH_OF) && cursor.take(Term.EACH_OF));
        if (!each && cursor.is(Term.OF) && (cursor.is(1, Token.Coin.class) || cursor.is(2, Token.Coin.class))) {
            throw new AskBack(ReplyReason.AMBIGUOUS_SIZE, number.text());
        }
        draft.size(Amounts.units(number));
        draft.ofEach = each;
        if (each) {
            cursor.take(Term.OF);
        }
        if (cursor.is(0, Token.Coin.class) || (cursor.is(Term.MY) && cursor.is(1, Token.Coin.class))) {
            cursor.take(Term.MY);
            return readAsset(draft);
        }
        refuseRoleless(draft, number);
        if (draft.ofPair || draft.shared || draft.base.isEmpty()) {
            draft.sizeForm = OrderDraft.SizeForm.BARE_BEFORE_ASSET;
        } else {
            draft.sizeForm = OrderDraft.SizeForm.BARE_AFTER_ASSET;
        }
        return true;
    }

    /** A number alone is a size only right behind a verb, an asset or, in a list, a comma. */
    private void refuseRoleless(OrderDraft draft, Token.Numeral number) {
        if (cursor.is(0, Token.Unknown.class)) {
            throw new AskBack(draft.base.isEmpty() ? ReplyReason.UNKNOWN_SYMBOL : ReplyReason.NOT_UNDERSTOOD, text());
        }
        int before = cursor.is(-2, Term.ANOTHER) ? -3 : -2;
        boolean verb = cursor.is(before, Term.BUY) || cursor.is(before, Term.SELL) || cursor.is(before, Term.OFFER);
        boolean asset = cursor.is(before, Token.Coin.class) || cursor.is(before, Token.Pair.class);
        boolean list = draft.shared && (cursor.is(before, Term.AND) || cursor.is(before, Term.COMMA));
        if (!verb && !asset && !list && cursor.look(before).isPresent()) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, number.text());
        }
    }

    private boolean readMoney(OrderDraft draft, Token.Numeral number) {
        draft.size(Amounts.money(number, currency));
        boolean loose = number.currency().isEmpty() || draft.side.equals(Optional.of(Side.SELL));
        boolean into = draft.side.equals(Optional.of(Side.SELL)) && cursor.is(Term.IN);
        boolean fragment = number.currency().isEmpty() && number.value().compareTo(BigDecimal.ONE) < 0;
        if (into || fragment || (loose && cursor.is(0, Token.Coin.class))) {
            throw new AskBack(ReplyReason.AMBIGUOUS_SIZE, number.text());
        }
        boolean worth = cursor.take(Term.WORTH);
        draft.ofEach = cursor.take(Term.EACH);
        if (!worth || !cursor.take(Term.OF)) {
            boolean joined = !cursor.is(1, Term.IT) && cursor.takeAny(Term.OF, Term.IN);
            if (cursor.take(Term.EACH_OF)) {
                draft.ofEach = true;
            } else if (joined && cursor.take(Term.EACH, Term.OF)) {
                draft.ofEach = true;
            } else if (joined && !cursor.is(Term.MY) && !cursor.is(0, Token.Coin.class)) {
                throw cursor.unexpected();
            }
        }
        if (cursor.is(Term.MY) && (cursor.is(1, Token.Coin.class) || cursor.is(1, Token.Cash.class))) {
            cursor.take(Term.MY);
            if (cursor.is(0, Token.Cash.class)) {
                return takeCash(draft);
            }
        }
        return !cursor.is(0, Token.Coin.class) || readAsset(draft);
    }

    /** "$500 of my cash" is $500. */
    private boolean takeCash(OrderDraft draft) {
        Asset cash = cursor.take(Token.Cash.class).orElseThrow().asset();
        if (!draft.size.flatMap(WishedSize::currency).equals(Optional.of(cash))) {
            throw new AskBack(ReplyReason.CONFLICT, cash.code());
        }
        return true;
    }

    private boolean readPart(OrderDraft draft, Token.Fraction part) {
        boolean oneCoin = (cursor.is(Term.OF) && cursor.is(1, Term.A)) || cursor.is(Term.A);
        if (oneCoin) {
            cursor.take(Term.OF);
            cursor.take(Term.A);
            draft.size(Amounts.units(part));
            return readAsset(draft);
        }
        return readShare(draft, Amounts.percent(part), part.text(), false);
    }

    /** A share of "my" coin, of "it", or of a balance; percent and "all" may leave out the "my" of a coin. */
    private boolean readShare(OrderDraft draft, BigDecimal percent, String text, boolean ownerClear) {
        boolean of = cursor.take(Term.OF);
        cursor.take(Term.THE);
        boolean mine = cursor.take(Term.MY);
        if (mine) {
            cursor.takeAny(Term.ENTIRE);
            return readHeld(draft, percent, text);
        }
        if (cursor.take(Term.IT)) {
            draft.size(Amounts.position(percent, text));
            return true;
        }
        if (ownerClear && (of || text.equals("all")) && cursor.is(0, Token.Coin.class)) {
            return readHeld(draft, percent, text);
        }
        throw new AskBack(ReplyReason.AMBIGUOUS_SIZE, text);
    }

    private boolean readHeld(OrderDraft draft, BigDecimal percent, String text) {
        Optional<Token.Cash> cash = cursor.take(Token.Cash.class);
        if (cash.isPresent()) {
            Asset held = cash.orElseThrow().asset();
            if (percent.compareTo(ALL) == 0 && held.equals(currency)) {
                throw new AskBack(ReplyReason.CONFIRM_DESTRUCTIVE, text);
            }
            draft.size(Amounts.balance(percent, held, text));
            takeBalanceWord();
            return true;
        }
        draft.size(Amounts.position(percent, text));
        if (!cursor.is(0, Token.Coin.class)) {
            throw new AskBack(ReplyReason.MISSING_SYMBOL, text);
        }
        readAsset(draft);
        cursor.take(Term.POSITION);
        return true;
    }

    private void takeBalanceWord() {
        if (cursor.is(Term.POSITION)) {
            cursor.skip();
        }
    }

    private boolean readAsset(OrderDraft draft) {
        Token.Coin coin = cursor.take(Token.Coin.class).orElseThrow(() -> new AskBack(unknownIsSymbol(), text()));
        draft.base(coin.asset());
        return true;
    }

    private ReplyReason unknownIsSymbol() {
        return cursor.is(0, Token.Unknown.class) ? ReplyReason.UNKNOWN_SYMBOL : ReplyReason.MISSING_SYMBOL;
    }

    private String text() {
        return cursor.look(0).map(Token::text).orElse("");
    }
}
