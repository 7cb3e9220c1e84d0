package io.cryptoflow.protocol;

import io.cryptoflow.application.account.Scope;
import java.util.Optional;

/** Who may make a call. Processes of the same installation, which show the service token, may make all of them. */
public enum Access {
    /** Whoever may look, at what is their own. */
    READ(Optional.of(Scope.READ)),
    /** Whoever may trade, for themselves. */
    TRADE(Optional.of(Scope.TRADE)),
    /** Whoever may look, at what is their own; administrators at everything. */
    CONTROLS(Optional.of(Scope.READ)),
    /** Administrators, for every account. */
    ADMIN(Optional.of(Scope.ADMIN)),
    /** Nobody but processes of the same installation. */
    PROCESS(Optional.empty());

    private final Optional<Scope> scope;

    Access(Optional<Scope> scope) {
        this.scope = scope;
    }

    /** The scope that a key needs; absent where no key is enough. */
    public Optional<Scope> scope() {
        return scope;
    }

    /** Whether an administrator may name another account than the key's own. */
    public boolean reachesOthers() {
        return this == CONTROLS || this == ADMIN;
    }
}
