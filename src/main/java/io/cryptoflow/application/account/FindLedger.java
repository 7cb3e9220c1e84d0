package io.cryptoflow.application.account;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.AccountReader.LedgerFilter;
import io.cryptoflow.application.port.AccountReader.LedgerPlace;
import io.cryptoflow.domain.account.LedgerEntry;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** A page of an account's ledger, newest first. */
public final class FindLedger implements UseCase<FindLedger.Query, FindLedger.Result> {
    private final AccountReader reader;

    /** Which part of which account's ledger. */
    public record Query(AccountId account, LedgerFilter filter) {}

    /** The page, and where the next one starts, unless this is the last. */
    public record Result(List<LedgerEntry> entries, Optional<LedgerPlace> next) {
        /** Keeps its own copy. */
        public Result {
            entries = List.copyOf(entries);
        }
    }

    public FindLedger(AccountReader reader) {
        this.reader = reader;
    }

    @Override
    public Future<Result> handle(Query query) {
        int limit = query.filter().limit();
        LedgerFilter oneMore = new LedgerFilter(limit + 1, query.filter().before());
        return reader.findLedger(query.account(), oneMore).map(found -> page(found, limit));
    }

    private static Result page(List<LedgerEntry> found, int limit) {
        List<LedgerEntry> page = found.subList(0, Math.min(limit, found.size()));
        return new Result(page, found.size() > limit ? Optional.of(place(page.get(limit - 1))) : Optional.empty());
    }

    private static LedgerPlace place(LedgerEntry entry) {
        return new LedgerPlace(entry.sequence(), entry.line());
    }
}
