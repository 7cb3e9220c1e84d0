package io.cryptoflow;

/**
 * Says in one line which setting is wrong, what it was and what was expected; the process then does not start. Neither
 * the message nor a cause ever carries a password.
 */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 80;

    private final String key;

    private SettingsException(String key, String message) {
        super(message);
        this.key = key;
    }

    /** A value that its key does not accept: {@code http.port: was 99999, expected an integer from 0 to 65535}. */
    static SettingsException wrong(String key, String value, String expected) {
        return about(key, "was " + (value.isEmpty() ? "empty" : shown(value)) + ", expected " + expected);
    }

    /** Any other trouble with a key, a file, a variable or a flag. */
    static SettingsException about(String subject, String trouble) {
        return new SettingsException(subject, shown(subject) + ": " + trouble);
    }

    /** The same trouble, and where the setting came from. */
    SettingsException from(String origin) {
        return new SettingsException(key, getMessage() + " (" + shown(origin) + ")");
    }

    /** The key, the file, the variable or the flag that is wrong. */
    public String key() {
        return key;
    }

    /** Foreign text as it may be printed: without the user and password of a URI, on one line, not long. */
    private static String shown(String text) {
        StringBuilder line = new StringBuilder();
        withoutUserAndPassword(text)
                .codePoints()
                .limit(LONGEST_SHOWN + 1L)
                .forEach(character -> append(line, character));
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "..." : line.toString();
    }

    private static String withoutUserAndPassword(String text) {
        int start = text.indexOf("://");
        int end = text.lastIndexOf('@');
        return start < 0 || end < start ? text : text.substring(0, start) + "://***" + text.substring(end);
    }

    private static void append(StringBuilder line, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> line.append(String.format("\\u%04X", character));
            default -> line.appendCodePoint(character);
        }
    }
}
