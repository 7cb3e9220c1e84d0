package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.ReplyReason;
import java.util.List;

/** Reads which orders to cancel. */
final class CancelGrammar {
    private final Cursor cursor;
    private final FilterGrammar grammar;

    CancelGrammar(Cursor cursor) {
        this.cursor = cursor;
        this.grammar = new FilterGrammar(cursor);
    }

    List<Intent> read() {
        FilterDraft filter = new FilterDraft();
        cursor.skip();
        if (cursor.isDone() || cursor.is(Term.IT)) {
            throw new AskBack(ReplyReason.MISSING_CONTEXT, "");
        }
        boolean ofOrders = false;
        while (!cursor.isDone()) {
            if (cursor.isAny(Term.AND, Term.COMMA) && !filter.orderIds.isEmpty() && isNumber()) {
                cursor.skip();
            }
            ofOrders |= cursor.is(Term.ORDER);
            boolean holding = cursor.is(Term.POSITION);
            if (holding || !grammar.read(filter)) {
                throw cursor.unexpected();
            }
        }
        refuseUnclear(filter, ofOrders);
        return filter.filters().stream()
                .map(one -> (Intent) new Intent.CancelOrders(one))
                .toList();
    }

    private boolean isNumber() {
        return cursor.is(1, Token.OrderNumber.class) || cursor.is(1, Token.Numeral.class);
    }

    /** "My order" is one of several; "my ETH order" is told by its asset. */
    private static void refuseUnclear(FilterDraft filter, boolean ofOrders) {
        boolean exact = !filter.orderIds.isEmpty() || filter.last || !filter.excluded.isEmpty();
        boolean kinds = filter.side.isPresent() || filter.type.isPresent();
        boolean everything = filter.named && !kinds && filter.assets.isEmpty() && filter.excluded.isEmpty();
        if (exact || filter.plural || (ofOrders && !filter.assets.isEmpty()) || (kinds && !filter.assets.isEmpty())) {
            return;
        }
        throw new AskBack(everything ? ReplyReason.NOT_UNDERSTOOD : ReplyReason.MISSING_CONTEXT, "which order");
    }
}
