package io.cryptoflow.entrypoints.mcp;

import io.cryptoflow.application.account.Principal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The operations of the contract, with all their checks, for callers in this process. */
@FunctionalInterface
public interface Operations {
    /** The answer of {@code operation} to whoever asks; never fails, a trouble is a problem document. */
    Future<Outcome> call(Principal principal, String operation, Map<String, String> parameters, JsonObject body);

    /**
     * What an operation answered.
     *
     * @param failed whether the body is a problem document
     */
    record Outcome(boolean failed, JsonObject body) {}
}
