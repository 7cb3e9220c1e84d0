package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.operations.ChangeLogLevel;
import io.cryptoflow.application.operations.FindLogLevels;
import io.cryptoflow.application.port.LogLevels;
import io.cryptoflow.domain.account.Actor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.TreeMap;

/** Levels of loggers, as the contract's schemas show them. */
public final class LogLevelJson {
    private static final int LONGEST_NAME = 200;

    private LogLevelJson() {}

    /** The schema {@code LogLevels}. */
    public static JsonObject of(FindLogLevels.Result found) {
        JsonArray levels = new JsonArray();
        new TreeMap<>(found.levels()).forEach((logger, level) -> levels.add(of(logger, level)));
        return new JsonObject().put("levels", levels);
    }

    /** The schema {@code LogLevel}. */
    public static JsonObject of(ChangeLogLevel.Result changed) {
        return of(changed.logger(), changed.level());
    }

    private static JsonObject of(String logger, LogLevels.Level level) {
        return new JsonObject().put("logger", logger).put("level", level.name());
    }

    /** The schema {@code LogLevel} as a request. */
    public static ChangeLogLevel.Command change(Actor by, JsonObject body) {
        RequestFields fields = RequestFields.of(body, Set.of("logger", "level"));
        return new ChangeLogLevel.Command(
                by,
                fields.required("logger", LogLevelJson::name),
                fields.required("level", RequestFields.oneOf(LogLevels.Level.values())));
    }

    private static String name(String text) {
        if (text.length() > LONGEST_NAME || !text.matches("[A-Za-z][A-Za-z0-9_.$]*")) {
            throw new IllegalArgumentException("expected the name of a logger such as io.cryptoflow");
        }
        return text;
    }
}
