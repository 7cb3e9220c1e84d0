package io.cryptoflow.application.account;

import java.util.Locale;

/** What a key may do. */
public enum Scope {
    /** Look. */
    READ,
    /** Place and cancel orders. */
    TRADE,
    /** Manage accounts and keys. */
    ADMIN;

    /** Lower-case name, as the contract writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
