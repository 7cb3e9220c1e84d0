package io.cryptoflow.entrypoints.grpc;

import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.protocol.Announced;

/** The events of one account for one reader, without a gap: what is announced, and where that is not the next one, what is stored. */
final class AccountTale {
    private static final int PAGE = 200;
    private static final long UNKNOWN = -1;

    private final AccountId account;
    private final MessageBus bus;
    private final Reply reply;
    private long last = UNKNOWN;
    private long announced;
    private boolean reading;

    AccountTale(AccountId account, MessageBus bus, Reply reply) {
        this.account = account;
        this.bus = bus;
        this.reply = reply;
    }

    /** Begins after the event that the reader knows. */
    void resumeAfter(long sequence) {
        last = sequence;
        announced = sequence;
        catchUp();
    }

    /** Takes in what was announced. */
    void hear(AccountEvent event) {
        if (!event.account().equals(account)) {
            return;
        }
        announced = Math.max(announced, event.sequence());
        if (last == UNKNOWN) {
            last = event.sequence() - 1;
        }
        if (reading || event.sequence() <= last) {
            return;
        }
        if (event.sequence() == last + 1 && !reply.isFull()) {
            write(event);
        } else {
            catchUp();
        }
    }

    private void catchUp() {
        reading = true;
        if (reply.isFull()) {
            reply.onDrain(this::catchUp);
        } else if (reply.isOpen()) {
            bus.request(Addresses.FIND_ACCOUNT_EVENTS, new FindAccountEvents.Query(account, last, PAGE))
                    .onSuccess(this::writePage)
                    .onFailure(reply::fail);
        }
    }

    private void writePage(FindAccountEvents.Result page) {
        page.events().forEach(this::write);
        if (page.events().size() == PAGE || (last < announced && !page.events().isEmpty())) {
            catchUp();
        } else {
            reading = false;
        }
    }

    private void write(AccountEvent event) {
        last = event.sequence();
        reply.write(Announced.write(event));
    }
}
