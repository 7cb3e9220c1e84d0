package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.WishedSize;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Side;
import java.util.Optional;

/** "Convert 400 USDT to XRP" buys; "swap 2 ETH for USDT" sells. */
final class ConvertClause {
    private final Cursor cursor;
    private final SizeSlot size;
    private final Asset currency;

    ConvertClause(Cursor cursor, SizeSlot size, Asset currency) {
        this.cursor = cursor;
        this.size = size;
        this.currency = currency;
    }

    boolean read(OrderDraft draft) {
        if (!cursor.take(Term.CONVERT)) {
            return false;
        }
        if (!size.read(draft)) {
            throw new AskBack(ReplyReason.MISSING_SIZE, "convert");
        }
        if (!cursor.takeAny(Term.TO, Term.IN, Term.FOR)) {
            throw cursor.unexpected();
        }
        boolean money = draft.size.flatMap(WishedSize::currency).isPresent();
        if (money && draft.base.isEmpty()) {
            draft.side(Side.BUY);
            Token.Coin bought = cursor.take(Token.Coin.class).orElseThrow(cursor::unexpected);
            draft.base(bought.asset());
        } else if (!money && draft.base.isPresent()) {
            draft.side(Side.SELL);
            Optional<Token.Cash> paid = cursor.take(Token.Cash.class);
            Asset quote = paid.orElseThrow(cursor::unexpected).asset();
            if (!quote.equals(currency)) {
                draft.quote(quote);
            }
        } else {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, "convert");
        }
        return true;
    }
}
