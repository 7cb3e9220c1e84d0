package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.entrypoints.json.InvalidRequest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The operations of the contract for callers in this process: the same scopes, checks and endpoints as over HTTP. */
public final class OperationCalls {
    private final Map<String, ContractOperation> operations;
    private final Map<String, Endpoint> endpoints;
    private final ProblemResponder problems;

    /**
     * What an operation answered.
     *
     * @param body a problem document where the status is one of an error
     */
    public record Reply(int status, JsonObject body) {
        /** Whether something went wrong. */
        public boolean failed() {
            return status >= 400;
        }
    }

    OperationCalls(
            Map<String, ContractOperation> operations, Map<String, Endpoint> endpoints, ProblemResponder problems) {
        this.operations = operations;
        this.endpoints = endpoints;
        this.problems = problems;
    }

    /** The answer of {@code operation} to {@code principal}; never fails. An operation that streams has none. */
    public Future<Reply> call(Principal principal, String operation, Map<String, String> parameters, JsonObject body) {
        ContractOperation called = Objects.requireNonNull(operations.get(operation), operation);
        return Future.succeededFuture(called)
                .map(allowed -> new Call(allowed.permit(principal), values(allowed, parameters, body), body))
                .compose(
                        call -> Objects.requireNonNull(endpoints.get(operation)).answer(call))
                .map(OperationCalls::reply)
                .otherwise(cause -> reply(problems.problemOf(cause, operation)));
    }

    private static Map<String, Object> values(
            ContractOperation operation, Map<String, String> parameters, JsonObject body) {
        Map<String, Object> values = new HashMap<>();
        for (ParameterRule rule : operation.parameters()) {
            if (parameters.containsKey(rule.name())) {
                values.put(rule.name(), rule.read(Objects.requireNonNull(parameters.get(rule.name()))));
            } else if (rule.inPath()) {
                throw InvalidRequest.field("INVALID_PARAMETER", rule.name(), "expected this parameter");
            } else {
                rule.fallback().ifPresent(value -> values.put(rule.name(), value));
            }
        }
        if (!operation.hasBody()) {
            body.fieldNames().stream().sorted().findFirst().ifPresent(name -> {
                throw OperationHandler.unknownParameter(name);
            });
        }
        return values;
    }

    private static Reply reply(Answer answer) {
        if (answer instanceof Answer.Document document) {
            return new Reply(document.status().code(), document.body().toJsonObject());
        }
        if (answer instanceof Answer.Denied denied) {
            return reply(ProblemResponder.problemOf(denied));
        }
        throw new IllegalStateException("expected no stream behind a call");
    }

    private static Reply reply(Problem problem) {
        return new Reply(problem.status().code(), problem.json());
    }
}
