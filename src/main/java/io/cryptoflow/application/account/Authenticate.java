package io.cryptoflow.application.account;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.ApiKeys;
import io.cryptoflow.domain.value.ApiKeyId;
import io.vertx.core.Future;

/** Who holds an API key. */
public final class Authenticate implements UseCase<Authenticate.Query, Principal> {
    private final ApiKeys keys;

    /** The key as the client sent it; never logged, so its text is masked. */
    public record Query(String apiKey) {
        @Override
        public String toString() {
            return "Query[apiKey=***]";
        }
    }

    public Authenticate(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Future<Principal> handle(Query query) {
        String hash = KeyHash.of(query.apiKey());
        return keys.find(hash).compose(holder -> holder.map(found -> found.showing(ApiKeyId.ofHash(hash)))
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(
                        FailureException.of(Failure.Kind.UNAUTHENTICATED, "API_KEY_UNKNOWN", "no such API key"))));
    }
}
