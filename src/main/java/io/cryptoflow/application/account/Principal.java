package io.cryptoflow.application.account;

import io.cryptoflow.domain.value.AccountId;
import java.util.Set;

/** Who asks: an account, and what the key allows on it. */
public record Principal(AccountId account, Set<Scope> scopes) {
    /** Keeps its own copy. */
    public Principal {
        scopes = Set.copyOf(scopes);
    }
}
