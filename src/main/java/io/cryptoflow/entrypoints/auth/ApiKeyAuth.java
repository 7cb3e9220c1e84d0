package io.cryptoflow.entrypoints.auth;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Authenticate;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds who holds an API key. A holder that was found is remembered for {@link #REMEMBERED}, so that long does a revoked
 * key still work here; an unknown key is asked for every time. Keys are never logged. Any thread.
 */
public final class ApiKeyAuth {
    /** How long a holder is remembered. */
    public static final Duration REMEMBERED = Duration.ofSeconds(10);

    static final int MAX_HOLDERS = 10_000;
    private static final String SCHEME = "Bearer ";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final MessageBus bus;
    private final InstantSource clock;
    private final Map<String, Holder> holders = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Holder> eldest) {
            return size() > MAX_HOLDERS;
        }
    };

    private record Holder(Principal principal, Instant until) {}

    /** Asks over {@code bus}. */
    public ApiKeyAuth(MessageBus bus, InstantSource clock) {
        this.bus = bus;
        this.clock = clock;
    }

    /** The holder of the key in the {@code Authorization} header; UNAUTHENTICATED without one or for an unknown key. */
    public Future<Principal> authenticateHeader(Optional<String> authorization) {
        return authorization
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> authenticate(header.substring(SCHEME.length()).trim()))
                .orElseGet(() -> unauthenticated("API_KEY_MISSING", "expected Authorization: Bearer and an API key"));
    }

    /** The holder of {@code apiKey}; UNAUTHENTICATED when there is none. */
    public Future<Principal> authenticate(String apiKey) {
        if (!KEY.matcher(apiKey).matches()) {
            return unauthenticated("API_KEY_UNKNOWN", "no such API key");
        }
        return remembered(apiKey).map(Future::succeededFuture).orElseGet(() -> bus.request(
                        Addresses.AUTHENTICATE, new Authenticate.Query(apiKey))
                .onSuccess(principal -> remember(apiKey, principal)));
    }

    private Optional<Principal> remembered(String apiKey) {
        synchronized (holders) {
            return Optional.ofNullable(holders.get(apiKey))
                    .filter(holder -> clock.instant().isBefore(holder.until()))
                    .map(Holder::principal);
        }
    }

    private void remember(String apiKey, Principal principal) {
        synchronized (holders) {
            holders.remove(apiKey);
            holders.put(apiKey, new Holder(principal, clock.instant().plus(REMEMBERED)));
        }
    }

    private static Future<Principal> unauthenticated(String code, String detail) {
        return Future.failedFuture(FailureException.of(Failure.Kind.UNAUTHENTICATED, code, detail));
    }
}
