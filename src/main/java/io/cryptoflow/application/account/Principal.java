package io.cryptoflow.application.account;

import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks: an account, and what the key allows on it.
 *
 * @param key the key that was shown; absent where none was yet
 */
public record Principal(AccountId account, Set<Scope> scopes, Optional<ApiKeyId> key) {
    /** Keeps its own copy. */
    public Principal {
        scopes = Set.copyOf(scopes);
    }

    /** The holder of a key. */
    public Principal(AccountId account, Set<Scope> scopes) {
        this(account, scopes, Optional.empty());
    }

    /** The same, who showed {@code shown}. */
    Principal showing(ApiKeyId shown) {
        return new Principal(account, scopes, Optional.of(shown));
    }
}
