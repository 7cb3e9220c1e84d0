package io.cryptoflow.protocol;

import com.google.protobuf.Message;
import io.cryptoflow.application.backtest.Backtest;
import io.cryptoflow.domain.account.AccountEvent;

/** Announcements that are messages by themselves. */
public final class Announced {
    private static final Form ACCOUNT_EVENT =
            Forms.of(AccountEvent.class, cryptoflow.v1.AccountEvent.getDefaultInstance());
    private static final Form BACKTEST = Forms.of(Backtest.class, cryptoflow.v1.Backtest.getDefaultInstance());

    private Announced() {}

    /** An event of an account. */
    public static Message write(AccountEvent event) {
        return (Message) ACCOUNT_EVENT.write(event);
    }

    /** A backtest that got further. */
    public static Message write(Backtest backtest) {
        return (Message) BACKTEST.write(backtest);
    }

    /** The event that a message tells of. */
    public static AccountEvent accountEvent(Message message) {
        return (AccountEvent) ACCOUNT_EVENT.read(message);
    }

    /** The backtest that a message tells of. */
    public static Backtest backtest(Message message) {
        return (Backtest) BACKTEST.read(message);
    }
}
