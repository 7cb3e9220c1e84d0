package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events of an account on one socket: in order, each once, none left out. What is announced is stored already, so
 * whenever the reader is behind (it comes back, or it was too slow) the rest is read from the store at its own pace, and
 * nothing has to be kept in memory.
 */
final class AccountStream implements BridgeStream {
    private static final int PAGE = 100;
    private static final long UNKNOWN = -1;

    private final AccountId account;
    private final AccountEvents store;
    private final BridgeOutlet outlet;
    private final BridgeMetrics metrics;
    private final Consumer<Refusal> onBroken;
    private long last = UNKNOWN;
    private long announced;
    private boolean reading;
    private boolean ended;

    AccountStream(
            BridgeAddress address,
            AccountEvents store,
            BridgeOutlet outlet,
            BridgeMetrics metrics,
            Consumer<Refusal> onBroken) {
        this.account = address.owner().orElseThrow();
        this.store = store;
        this.outlet = outlet;
        this.metrics = metrics;
        this.onBroken = onBroken;
    }

    /** Begins after the event that the client knows. */
    void resumeAfter(long sequence) {
        last = sequence;
        announced = sequence;
        catchUp();
    }

    /** Number of the last event that was written, with which the client can come back; negative when it got none. */
    long last() {
        return last;
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public void deliver(Batch batch) {
        batch.moments().forEach(this::deliver);
    }

    private void deliver(Moment event) {
        long sequence = event.number();
        announced = Math.max(announced, sequence);
        if (last == UNKNOWN) {
            last = sequence - 1;
        }
        if (ended || reading || sequence <= last) {
            return;
        }
        if (sequence == last + 1 && !outlet.isFull()) {
            write(sequence, event.change());
        } else {
            catchUp();
        }
    }

    private void catchUp() {
        reading = true;
        if (outlet.isFull()) {
            outlet.onDrain(this::catchUp);
        } else if (!ended) {
            long mustBeThere = announced;
            store.after(new FindAccountEvents.Query(account, last, PAGE))
                    .onSuccess(events -> writePage(events, mustBeThere))
                    .onFailure(failure -> onBroken.accept(Refusal.EVENTS_UNAVAILABLE));
        }
    }

    private void writePage(List<AccountEvent> events, long mustBeThere) {
        if (ended) {
            return;
        }
        for (AccountEvent event : events) {
            if (event.sequence() != last + 1) {
                onBroken.accept(Refusal.EVENTS_UNAVAILABLE);
                return;
            }
            if (outlet.isFull()) {
                catchUp();
                return;
            }
            write(event.sequence(), store.message(event));
        }
        if (events.isEmpty() && last < mustBeThere) {
            onBroken.accept(Refusal.EVENTS_UNAVAILABLE);
        } else if (events.size() == PAGE || last < announced) {
            catchUp();
        } else {
            reading = false;
        }
    }

    private void write(long sequence, Message message) {
        last = sequence;
        outlet.write(message);
        metrics.delivered(BridgeAddress.Kind.ACCOUNT, 1);
    }
}
