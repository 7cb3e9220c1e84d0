package io.cryptoflow.application.port;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Which committed events were handed to the publisher: a position per account in its own story. */
public interface Outbox {
    /** At most {@code limit} committed events behind their account's position, per account in order. */
    Future<List<AccountEvent>> unpublished(int limit);

    /** Moves the positions forward; a position that is further already stays. */
    Future<Void> markPublished(Map<AccountId, Long> sequences);
}
