package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * The shape of every answer by REST: {@code {"error": [...], "result": ...}}, with status 200 whether or not it went well. An
 * error is {@code <severity><category>:<message>}, where E is an error and W a warning beside a result.
 */
final class KrakenAnswer {
    private static final Set<String> LIMITS =
            Set.of("EAPI:Rate limit exceeded", "EGeneral:Too many requests", "EService:Throttled");

    private final JsonObject answer;

    private KrakenAnswer(JsonObject answer) {
        this.answer = answer;
    }

    static KrakenAnswer of(String body) {
        return new KrakenAnswer(WireJson.object(body));
    }

    /** Why there is no result. */
    Optional<String> error() {
        return WireJson.array(answer, "error").stream()
                .map(String::valueOf)
                .filter(error -> error.startsWith("E"))
                .findFirst();
    }

    /** Whether the error says that we ask too often; Kraken does not say for how long, and may say it with status 200. */
    boolean isLimit() {
        return error().filter(error -> LIMITS.stream().anyMatch(error::startsWith))
                .isPresent();
    }

    JsonObject result() {
        return WireJson.object(answer, "result");
    }
}
