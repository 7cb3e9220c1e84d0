package io.cryptoflow.application.port;

import io.cryptoflow.domain.account.GlobalTrading;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** What everybody may do, stored. No unit of work that was decided under an earlier version commits behind a change. */
public interface TradingSwitch {
    /** The version in force. */
    Future<GlobalTrading> current();

    /**
     * Stores what {@code change} makes of the version in force: its next version, or the same one again. Once the Future
     * succeeds it holds for every unit of work, here and in other processes; it fails, with nothing stored, when {@code change} throws.
     */
    Future<GlobalTrading> change(Function<GlobalTrading, GlobalTrading> change);

    /** At most {@code limit} versions before {@code version}, newest first. */
    Future<List<GlobalTrading>> history(long version, int limit);
}
