package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.PriceCondition;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.value.Asset;
import java.util.Optional;

/** Reads "if BTC drops below 60k" and its likes. What does not come down to one asset and one price asks back. */
final class ConditionSlot {
    private final Cursor cursor;
    private final Asset currency;

    ConditionSlot(Cursor cursor, Asset currency) {
        this.cursor = cursor;
        this.currency = currency;
    }

    boolean read(OrderDraft draft) {
        if (!cursor.take(Term.IF)) {
            return false;
        }
        Optional<Asset> asset = readSubject();
        PriceCondition.Relation relation = readRelation();
        Token.Numeral level = cursor.take(Token.Numeral.class).orElseThrow(this::vague);
        boolean foreign =
                level.currency().filter(named -> !named.equals(currency)).isPresent();
        if (foreign || cursor.is(0, Token.Coin.class) || cursor.is(Term.OF)) {
            throw vague();
        }
        draft.condition(new OrderDraft.ConditionDraft(asset, relation, Amounts.price(level)));
        return true;
    }

    private Optional<Asset> readSubject() {
        if (cursor.take(Term.IT)) {
            return Optional.empty();
        }
        cursor.take(Term.THE);
        cursor.take(Term.PRICE);
        cursor.take(Term.OF);
        Optional<Token.Coin> coin = cursor.take(Token.Coin.class);
        if (coin.isPresent()) {
            cursor.take(Term.PRICE);
        } else {
            cursor.take(Term.IT);
        }
        return coin.map(Token.Coin::asset);
    }

    private PriceCondition.Relation readRelation() {
        cursor.take(Term.TO);
        if (cursor.is(Term.MOVES) && !cursor.isAny(Term.BELOW, Term.ABOVE, Term.TOUCHES)) {
            cursor.skip();
        }
        if (cursor.take(Term.BELOW)) {
            return PriceCondition.Relation.LTE;
        }
        if (cursor.take(Term.ABOVE)) {
            return PriceCondition.Relation.GTE;
        }
        if (cursor.take(Term.TOUCHES)) {
            return PriceCondition.Relation.TOUCH;
        }
        throw vague();
    }

    private AskBack vague() {
        return new AskBack(
                ReplyReason.VAGUE_CONDITION, cursor.look(0).map(Token::text).orElse(""));
    }
}
