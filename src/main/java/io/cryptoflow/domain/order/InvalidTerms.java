package io.cryptoflow.domain.order;

/** Terms that contradict themselves, before any market or account is looked at; names the field and what was expected. */
public final class InvalidTerms extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidTerms(String field, String expected) {
        super(expected);
        this.field = field;
    }

    /** Name of the field as clients write it. */
    public String field() {
        return field;
    }
}
