package io.cryptoflow.entrypoints.bus;

import com.google.protobuf.Message;
import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.protocol.Announced;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The events of accounts of another process: announces here what is announced there, in order per account and each once.
 * After a break, accounts that were heard of catch up from the store.
 */
public final class RemoteAccountsVerticle extends VerticleBase {
    private static final int MOST_ACCOUNTS = 10_000;

    private final MessageBus bus;
    private final RemoteSource source;
    private final Map<AccountId, Long> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Long> eldest) {
            return size() > MOST_ACCOUNTS;
        }
    };

    public RemoteAccountsVerticle(MessageBus bus, RemoteSource source) {
        this.bus = bus;
        this.source = source;
    }

    @Override
    public Future<?> start() {
        source.start(this::catchUp, this::hear);
        return Future.succeededFuture();
    }

    private void hear(Message message) {
        announce(Announced.accountEvent(message));
    }

    private void announce(AccountEvent event) {
        if (last.getOrDefault(event.account(), 0L) < event.sequence()) {
            last.put(event.account(), event.sequence());
            bus.publish(Addresses.ACCOUNT_EVENTS, event);
        }
    }

    private void catchUp() {
        Map.copyOf(last).forEach(this::catchUp);
    }

    private void catchUp(AccountId account, long after) {
        bus.request(
                        Addresses.FIND_ACCOUNT_EVENTS,
                        new FindAccountEvents.Query(account, after, FindAccountEvents.MAX_LIMIT))
                .onSuccess(found -> found.events().forEach(this::announce));
    }

    @Override
    public Future<?> stop() {
        source.close();
        return Future.succeededFuture();
    }
}
