package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Whether a key opens the address of an account. Every call asks anew, so a revoked key opens nothing. */
final class KeyGate {
    private static final String SCHEME = "Bearer ";
    private static final int MAX_KEY_LENGTH = 200;

    private final Function<String, Future<Principal>> authenticate;

    KeyGate(Function<String, Future<Principal>> authenticate) {
        this.authenticate = authenticate;
    }

    /** The key in {@code Bearer cf_...}; empty when there is none. */
    static Optional<String> keyIn(String authorization) {
        boolean bearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer && authorization.length() <= SCHEME.length() + MAX_KEY_LENGTH
                ? Optional.of(authorization.substring(SCHEME.length()).trim())
                : Optional.empty();
    }

    /** Empty when {@code key} may read the account, else why not. Another account and none at all look the same. */
    Future<Optional<Refusal>> check(Optional<String> key, AccountId account) {
        if (key.isEmpty()) {
            return Future.succeededFuture(Optional.of(Refusal.NOT_LOGGED_IN));
        }
        return authenticate
                .apply(key.get())
                .map(principal ->
                        mayRead(principal, account) ? Optional.<Refusal>empty() : Optional.of(Refusal.ACCESS_DENIED))
                .otherwise(failure -> Optional.of(isUnknownKey(failure) ? Refusal.NOT_LOGGED_IN : Refusal.AUTH_ERROR));
    }

    private static boolean mayRead(Principal principal, AccountId account) {
        return principal.account().equals(account) && principal.scopes().contains(Scope.READ);
    }

    private static boolean isUnknownKey(Throwable failure) {
        return failure instanceof FailureException expected
                && expected.failure().kind() == Failure.Kind.UNAUTHENTICATED;
    }
}
