package io.cryptoflow.application.account;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;

/** The story of an account from a known line on: how a client that was away catches up. */
public final class FindAccountEvents implements UseCase<FindAccountEvents.Query, FindAccountEvents.Result> {
    /** Most events of one answer. */
    public static final int MAX_LIMIT = 500;

    private final AccountReader reader;

    /**
     * Which part of which account's story.
     *
     * @param after sequence number of the last event that is known already, 0 for none
     * @param limit most events wanted, 1 to {@value MAX_LIMIT}
     */
    public record Query(AccountId account, long after, int limit) {
        /** Refuses a negative sequence number and a limit out of bounds with {@link IllegalArgumentException}. */
        public Query {
            if (after < 0 || limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("expected after >= 0 and a limit of 1 to " + MAX_LIMIT);
            }
        }
    }

    /** The events that follow, oldest first; fewer than the limit when the story ends with them. */
    public record Result(List<AccountEvent> events) {
        /** Keeps its own copy. */
        public Result {
            events = List.copyOf(events);
        }
    }

    public FindAccountEvents(AccountReader reader) {
        this.reader = reader;
    }

    @Override
    public Future<Result> handle(Query query) {
        return reader.findEvents(query.account(), query.after(), query.limit()).map(Result::new);
    }
}
