package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.account.GlobalTrading;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** What everybody may do, as far as this process knows. Every commit compares it with what is stored. */
final class TradingInForce {
    private volatile GlobalTrading known = GlobalTrading.INITIAL;

    GlobalTrading inForce() {
        return known;
    }

    synchronized void learn(GlobalTrading stored) {
        if (stored.version() >= known.version()) {
            known = stored;
        }
    }

    /** Reads what is stored unless it is {@code version} that is known already. */
    Future<Void> observe(SqlClient client, long version) {
        return known.version() == version
                ? Future.succeededFuture()
                : PostgresTradingSwitch.read(client).onSuccess(this::learn).mapEmpty();
    }
}
