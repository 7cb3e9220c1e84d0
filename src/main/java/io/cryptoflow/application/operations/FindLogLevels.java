package io.cryptoflow.application.operations;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.LogLevels;
import io.vertx.core.Future;
import java.util.Map;

/** How much the process tells in its log. */
public final class FindLogLevels implements UseCase<FindLogLevels.Query, FindLogLevels.Result> {
    private final LogLevels levels;

    /** Nothing to choose. */
    public record Query() {}

    /** Levels by the name of the logger. */
    public record Result(Map<String, LogLevels.Level> levels) {
        /** Keeps its own copy. */
        public Result {
            levels = Map.copyOf(levels);
        }
    }

    public FindLogLevels(LogLevels levels) {
        this.levels = levels;
    }

    @Override
    public Future<Result> handle(Query query) {
        return Future.succeededFuture(new Result(levels.all()));
    }
}
