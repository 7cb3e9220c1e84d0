package io.cryptoflow.entrypoints.grpc;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.entrypoints.auth.ApiKeyAuth;
import io.cryptoflow.protocol.Metadata;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Finds out who calls: by the service token of the installation, else by an API key. Neither is ever logged. */
final class Callers {
    private final ApiKeyAuth keys;
    private final Optional<byte[]> serviceToken;

    /** @param serviceToken empty where no process of the installation may call */
    Callers(ApiKeyAuth keys, String serviceToken) {
        this.keys = keys;
        this.serviceToken = Optional.of(serviceToken)
                .filter(token -> !token.isEmpty())
                .map(token -> token.getBytes(StandardCharsets.UTF_8));
    }

    /** Who sent {@code metadata}; UNAUTHENTICATED for nobody. */
    Future<Caller> find(MultiMap metadata) {
        Optional<String> shown = Optional.ofNullable(metadata.get(Metadata.SERVICE_TOKEN));
        if (shown.isPresent()) {
            return isServiceToken(shown.get())
                    ? Future.succeededFuture(Caller.PROCESS)
                    : Future.failedFuture(FailureException.of(
                            Failure.Kind.UNAUTHENTICATED, "SERVICE_TOKEN_UNKNOWN", "no such service token"));
        }
        return keys.authenticateHeader(Optional.ofNullable(metadata.get(Metadata.AUTHORIZATION)))
                .map(principal -> new Caller(Optional.of(principal)));
    }

    private boolean isServiceToken(String shown) {
        byte[] bytes = shown.getBytes(StandardCharsets.UTF_8);
        return serviceToken.filter(token -> MessageDigest.isEqual(token, bytes)).isPresent();
    }
}
