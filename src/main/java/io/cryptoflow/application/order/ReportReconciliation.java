package io.cryptoflow.application.order;

import io.cryptoflow.application.UseCase;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** How far this gateway and the venue agree, as of the last comparison, and what is being cleared up now. */
public final class ReportReconciliation implements UseCase<ReportReconciliation.Query, ReportReconciliation.Result> {
    private static final int LISTED = 1_000;

    private final RouteOrders routeOrders;

    /** Asks for the state of all accounts. */
    public record Query() {}

    /**
     * What is known.
     *
     * @param last absent before the first comparison ended
     * @param doubtful how many orders the venue has to be asked about
     * @param doubts the oldest of them
     * @param orphaned how many orders were given up and had arrived after all, since the start
     * @param orphans the latest of them
     */
    public record Result(
            Optional<Comparison> last, int doubtful, List<Doubt> doubts, long orphaned, List<Orphan> orphans) {
        /** Whether both sides have the same orders and nothing is left to clear up. */
        public boolean isConsistent() {
            return last.map(Comparison::agrees).orElse(false)
                    && doubtful == 0
                    && orphans.stream().allMatch(Orphan::isSettled);
        }
    }

    public ReportReconciliation(RouteOrders routeOrders) {
        this.routeOrders = routeOrders;
    }

    @Override
    public Future<Result> handle(Query query) {
        return Future.succeededFuture(new Result(
                routeOrders.lastComparison(),
                routeOrders.doubtfulOrders(),
                routeOrders.oldestDoubts(LISTED),
                routeOrders.orphanedOrders(),
                routeOrders.latestOrphans()));
    }
}
