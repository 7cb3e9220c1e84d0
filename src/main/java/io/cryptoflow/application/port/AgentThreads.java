package io.cryptoflow.application.port;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** The one bridge between the agent's synchronous loop and the asynchronous application: threads that may wait, never event loops. */
public interface AgentThreads {
    /** Runs {@code turn} where it may wait; fails UNAVAILABLE when too many turns wait already. */
    <T> Future<T> run(Supplier<T> turn);

    /** Waits, inside of a turn, for {@code answer}; throws what it failed with, TIMEOUT when it does not come in time. */
    <T> T await(Future<T> answer);
}
