package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Whether a key opens the address of an account, or the market. Every call asks anew, so a revoked key opens nothing. */
final class KeyGate {
    private final Function<Optional<String>, Future<Principal>> authenticate;

    KeyGate(Function<Optional<String>, Future<Principal>> authenticate) {
        this.authenticate = authenticate;
    }

    /** Empty when the key in the {@code Authorization} header may read the account, else why not. Another account and none at all look the same. */
    Future<Optional<Refusal>> check(Optional<String> authorization, AccountId account) {
        return check(
                authorization,
                principal -> principal.account().equals(account)
                        && principal.scopes().contains(Scope.READ));
    }

    /** Empty when the key in the {@code Authorization} header may read the market, else why not. */
    Future<Optional<Refusal>> check(Optional<String> authorization) {
        return check(authorization, principal -> principal.scopes().contains(Scope.READ));
    }

    private Future<Optional<Refusal>> check(Optional<String> authorization, Predicate<Principal> permits) {
        return authenticate
                .apply(authorization)
                .map(principal ->
                        permits.test(principal) ? Optional.<Refusal>empty() : Optional.of(Refusal.ACCESS_DENIED))
                .otherwise(failure -> Optional.of(isUnknownKey(failure) ? Refusal.NOT_LOGGED_IN : Refusal.AUTH_ERROR));
    }

    private static boolean isUnknownKey(Throwable failure) {
        return failure instanceof FailureException expected
                && expected.failure().kind() == Failure.Kind.UNAUTHENTICATED;
    }
}
