package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * One operation of the contract, ready to be checked against.
 *
 * @param scope what a key must allow, {@code x-required-scope} in the contract
 * @param hasBody whether it reads a JSON body
 */
record ContractOperation(String id, Scope scope, List<ParameterRule> parameters, boolean hasBody) {
    static ContractOperation of(JsonObject operation, JsonObject document) {
        List<ParameterRule> parameters = operation.getJsonArray("parameters", new JsonArray()).stream()
                .map(parameter -> ParameterRule.of((JsonObject) parameter, document))
                .toList();
        return new ContractOperation(
                operation.getString("operationId"),
                Scope.valueOf(operation.getString("x-required-scope").toUpperCase(Locale.ROOT)),
                parameters,
                operation.containsKey("requestBody"));
    }

    /** {@code principal}, whose key allows the operation; a failure of kind FORBIDDEN when it does not. */
    Principal permit(Principal principal) {
        if (!principal.scopes().contains(scope)) {
            throw FailureException.of(
                    Failure.Kind.FORBIDDEN, "SCOPE_MISSING", "this needs a key with scope " + scope.text());
        }
        return principal;
    }
}
