package io.cryptoflow.bench;

/** Whose order a writer places. */
enum Accounts {
    /** Every writer for an account of its own: nobody waits for another's row. */
    SPREAD("spread accounts"),
    /** All for the same account, as the HTTP load does. */
    ONE("one account");

    private final String label;

    Accounts(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    int accountOf(int writer) {
        return this == SPREAD ? writer : 0;
    }
}
