package io.cryptoflow.protocol;

/** A message that says nothing sensible; names the field and what was expected there. */
public final class MalformedMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String expected;

    /** @param field as the message writes it, such as {@code terms.limit_price}; empty for the message as a whole */
    public MalformedMessage(String field, String expected) {
        super(field.isEmpty() ? expected : field + ": " + expected, null, false, false);
        this.field = field;
        this.expected = expected;
    }

    /** Path of the field, with dots. */
    public String field() {
        return field;
    }

    /** What was expected, in words. */
    public String expected() {
        return expected;
    }

    MalformedMessage inside(String outer) {
        return new MalformedMessage(field.isEmpty() ? outer : outer + "." + field, expected);
    }
}
