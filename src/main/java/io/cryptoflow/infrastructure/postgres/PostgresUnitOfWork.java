package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Units of work on Postgres, many of them in one transaction, each whole on its own. */
public final class PostgresUnitOfWork implements UnitOfWork {
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(10);
    private static final String IDLE_MILLIS = "3000";
    private static final int LANES_KEPT = 10_000;

    private final Context context;
    private final OrderLookup lookup;
    private final InstantSource clock;
    private final TradingInForce trading = new TradingInForce();
    private final CommitConnection connection;
    private final GroupCommitter committer;
    private final Map<AccountId, AccountLane> lanes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, AccountLane> eldest) {
            return size() > LANES_KEPT && eldest.getValue().isIdle();
        }
    };

    /** The same without a lease: nobody else may ever have had one on this database. */
    PostgresUnitOfWork(
            Vertx vertx,
            PgConnectOptions options,
            Pool pool,
            int groupSize,
            InstantSource clock,
            Consumer<List<AccountEvent>> committed) {
        this(vertx, options, pool, groupSize, clock, () -> PostgresLease.NO_TOKEN, committed);
    }

    /**
     * @param groupSize most units in one Postgres transaction
     * @param token of the lease under which this process writes; under another one nothing is written
     * @param committed hears of every commit's events, in order, before the units' Futures complete
     */
    public PostgresUnitOfWork(
            Vertx vertx,
            PgConnectOptions options,
            Pool pool,
            int groupSize,
            InstantSource clock,
            LongSupplier token,
            Consumer<List<AccountEvent>> committed) {
        this.context = vertx.getOrCreateContext();
        this.lookup = new OrderLookup(pool);
        this.clock = clock;
        this.connection = new CommitConnection(vertx, forCommits(options), COMMIT_TIMEOUT, trading, token);
        this.committer = new GroupCommitter(context, connection, groupSize, committed);
    }

    /**
     * A process that was stopped in the middle of a commit must not hold up the one that takes over. And the plans of a commit do
     * not depend on how many rows it has: they are made once.
     */
    private static PgConnectOptions forCommits(PgConnectOptions options) {
        return new PgConnectOptions(options)
                .addProperty("idle_in_transaction_session_timeout", IDLE_MILLIS)
                .addProperty("plan_cache_mode", "force_generic_plan");
    }

    @Override
    public <T> Future<T> inTransaction(AccountId account, Function<Transaction, Future<T>> work) {
        Unit<T> unit = new Unit<>(work);
        context.runOnContext(turn -> lane(account).add(unit));
        return unit.future();
    }

    /** What everybody may do, as this process's units of work see it. */
    public TradingSwitch trading(Pool pool) {
        return new PostgresTradingSwitch(pool, trading);
    }

    /** Closes the connection that commits; nothing may be under way. */
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        context.runOnContext(turn -> connection.close().onComplete(closed));
        return closed.future();
    }

    private AccountLane lane(AccountId account) {
        return lanes.computeIfAbsent(
                account, id -> new AccountLane(id, lookup, clock, trading, context, committer::add));
    }
}
