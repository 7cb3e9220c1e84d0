package io.cryptoflow.application.risk;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Who changed what may be done: of one account, or for everybody; newest first. */
public final class FindAudit implements UseCase<FindAudit.Query, FindAudit.Result> {
    private final ControlsReader controls;
    private final TradingSwitch trading;

    /**
     * Which changes.
     *
     * @param account of this account; absent for everybody
     * @param before number of the last one of the previous page
     */
    public record Query(Optional<AccountId> account, Optional<Long> before, int limit) {}

    /**
     * A page of either kind; the other one is empty.
     *
     * @param next number behind which the next page starts
     */
    public record Result(List<AccountEvent> ofAccount, List<GlobalTrading> ofEverybody, Optional<Long> next) {
        /** Keeps its own copies. */
        public Result {
            ofAccount = List.copyOf(ofAccount);
            ofEverybody = List.copyOf(ofEverybody);
        }
    }

    public FindAudit(ControlsReader controls, TradingSwitch trading) {
        this.controls = controls;
        this.trading = trading;
    }

    @Override
    public Future<Result> handle(Query query) {
        long before = query.before().orElse(Long.MAX_VALUE);
        return query.account().isPresent()
                ? controls.findControlChanges(query.account().get(), before, query.limit())
                        .map(found -> new Result(found, List.of(), next(found, query)))
                : trading.history(before, query.limit())
                        .map(found -> new Result(List.of(), found, nextOf(found, query)));
    }

    private static Optional<Long> next(List<AccountEvent> found, Query query) {
        return found.size() < query.limit()
                ? Optional.empty()
                : Optional.of(found.get(found.size() - 1).sequence());
    }

    private static Optional<Long> nextOf(List<GlobalTrading> found, Query query) {
        return found.size() < query.limit()
                ? Optional.empty()
                : Optional.of(found.get(found.size() - 1).version());
    }
}
