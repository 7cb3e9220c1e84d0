package io.cryptoflow.application.operations;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.LogLevels;
import io.cryptoflow.domain.account.Actor;
import io.vertx.core.Future;
import java.util.Optional;

/** Lets the process tell more or less in its log, until it ends. */
public final class ChangeLogLevel implements UseCase<ChangeLogLevel.Command, ChangeLogLevel.Result> {
    private static final String LOGGER = "logger";

    private final LogLevels levels;

    /** Who wants which logger to tell how much. */
    public record Command(Actor by, String logger, LogLevels.Level level) {}

    /** What was changed, by whom. */
    public record Result(Actor by, String logger, LogLevels.Level level) {}

    public ChangeLogLevel(LogLevels levels) {
        this.levels = levels;
    }

    @Override
    public Future<Result> handle(Command command) {
        return switch (levels.change(command.logger(), command.level())) {
            case CHANGED -> Future.succeededFuture(new Result(command.by(), command.logger(), command.level()));
            case UNKNOWN -> refused(Failure.Kind.NOT_FOUND, "LOGGER_NOT_FOUND", "nothing logs under this name", LOGGER);
            case TOO_TALKATIVE ->
                refused(
                        Failure.Kind.UNPROCESSABLE,
                        "LEVEL_TOO_TALKATIVE",
                        "expected INFO or less: outside of io.cryptoflow more could tell secrets",
                        "level");
        };
    }

    private static Future<Result> refused(Failure.Kind kind, String code, String detail, String field) {
        return Future.failedFuture(new FailureException(new Failure(kind, code, detail, Optional.of(field))));
    }
}
