package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.value.Side;
import java.util.Optional;

/** "… with a stop loss at 55k": an order that the fill of the one before it activates. */
final class ProtectionClause {
    private final Cursor cursor;

    ProtectionClause(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Whether words of protection follow a purchase, or another protection of it. */
    boolean starts(OrderDraft before, boolean separated) {
        int ahead = cursor.is(Term.WITH) ? 1 : 0;
        boolean joined = separated || ahead == 1;
        while (cursor.is(ahead, Term.A) || cursor.is(ahead, Term.THE) || cursor.is(ahead, Token.Percent.class)) {
            ahead++;
        }
        boolean protecting = cursor.is(ahead, Term.STOP_LOSS) || cursor.is(ahead, Term.TAKE_PROFIT);
        boolean plain = joined && (cursor.is(ahead, Term.STOP) || cursor.is(ahead, Term.TRAILING));
        if (!protecting && !plain) {
            return false;
        }
        boolean bought = before.side.equals(Optional.of(Side.BUY)) && before.size.isPresent() && !before.isStop();
        if (bought
                && plain
                && cursor.is(ahead, Term.STOP)
                && before.limitPrice.or(() -> before.namedPrice).isEmpty()) {
            throw new AskBack(ReplyReason.CONFLICT, "stop");
        }
        return bought || before.attachedTo.isPresent();
    }

    /** The draft of the protection of {@code parent}, which sells what that buys. */
    OrderDraft attach(OrderDraft parent, int index) {
        OrderDraft protection = new OrderDraft();
        protection.side = Optional.of(Side.SELL);
        protection.base = parent.base.or(() -> parent.inheritedBase);
        protection.size = parent.size;
        protection.attachedTo = Optional.of(index);
        return protection;
    }
}
