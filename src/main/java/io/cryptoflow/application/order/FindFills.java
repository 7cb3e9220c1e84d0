package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.AccountReader.FillFilter;
import io.cryptoflow.application.port.AccountReader.NumberedFill;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** A page of an account's fills, newest first. */
public final class FindFills implements UseCase<FindFills.Query, FindFills.Result> {
    private final AccountReader reader;

    /** Which fills of which account. */
    public record Query(AccountId account, FillFilter filter) {}

    /** The page, and where the next one starts, unless this is the last. */
    public record Result(List<Fill> fills, Optional<Long> next) {
        /** Keeps its own copy. */
        public Result {
            fills = List.copyOf(fills);
        }
    }

    public FindFills(AccountReader reader) {
        this.reader = reader;
    }

    @Override
    public Future<Result> handle(Query query) {
        int limit = query.filter().limit();
        FillFilter oneMore = new FillFilter(
                query.filter().symbol(),
                query.filter().order(),
                limit + 1,
                query.filter().before());
        return reader.findFills(query.account(), oneMore).map(found -> page(found, limit));
    }

    private static Result page(List<NumberedFill> found, int limit) {
        List<NumberedFill> page = found.subList(0, Math.min(limit, found.size()));
        Optional<Long> next =
                found.size() > limit ? Optional.of(page.get(limit - 1).number()) : Optional.empty();
        return new Result(page.stream().map(NumberedFill::fill).toList(), next);
    }
}
