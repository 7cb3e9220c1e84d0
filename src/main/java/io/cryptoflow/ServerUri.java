package io.cryptoflow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server of ours is, or that the process starts one itself. Prints without its password.
 *
 * @param value the URI with its password, or empty for the embedded server
 */
public record ServerUri(String value) {

    private static final int LONGEST = 1_024;
    private static final String PASSWORD = "(?:[^:@/?#%\\s]|%[0-9A-Fa-f]{2})+";
    private static final String HOST_AND_PORT =
            "(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(?<port>\\d{1,5}))?";
    private static final Pattern POSTGRES = Pattern.compile("(?<shown>postgres(?:ql)?://[^:@/?#\\s]+:)" + PASSWORD
            + "(?<place>@" + HOST_AND_PORT + "/[^/?#@\\s]+)(?:\\?[^#@\\s]*)?");
    private static final Pattern REDIS = Pattern.compile(
            "(?<shown>rediss?://)(?:[^:@/?#\\s]*:" + PASSWORD + "@)?(?<place>" + HOST_AND_PORT + "(?:/\\d{1,5})?)");

    private static final Pattern RABBIT = Pattern.compile(
            "(?<shown>amqps?://[^:@/?#\\s]+:)" + PASSWORD + "(?<place>@" + HOST_AND_PORT + "(?:/[^/?#@\\s]*)?)");

    /** The URI of the server to use; empty when the process starts its own. */
    public Optional<String> external() {
        return Optional.of(value).filter(uri -> !uri.isEmpty());
    }

    /** Whether the process starts the server itself. */
    public boolean isEmbedded() {
        return value.isEmpty();
    }

    void checkPostgres(String key) {
        check(key, POSTGRES, "empty or postgresql://user:password@host:port/database");
    }

    void checkRedis(String key) {
        check(key, REDIS, "empty or redis://user:password@host:port");
    }

    void checkRabbit(String key) {
        check(key, RABBIT, "empty or amqp://user:password@host:port/vhost");
    }

    private void check(String key, Pattern pattern, String expected) {
        Matcher matcher = pattern.matcher(value);
        if (!isEmbedded() && !(value.length() <= LONGEST && matcher.matches() && hasSoundPort(matcher))) {
            throw SettingsException.wrong(key, "***", expected + ", with other characters percent-encoded");
        }
    }

    private static boolean hasSoundPort(Matcher matcher) {
        String port = matcher.group("port");
        return port == null || (Integer.parseInt(port) > 0 && Integer.parseInt(port) <= 65_535);
    }

    /** The URI without its password and its parameters, or {@code embedded}. */
    @Override
    public String toString() {
        Matcher postgres = POSTGRES.matcher(value);
        Matcher redis = REDIS.matcher(value);
        Matcher rabbit = RABBIT.matcher(value);
        if (isEmbedded()) {
            return "embedded";
        }
        if (value.length() <= LONGEST && postgres.matches()) {
            return postgres.group("shown") + "***" + postgres.group("place");
        }
        if (value.length() <= LONGEST && rabbit.matches()) {
            return rabbit.group("shown") + "***" + rabbit.group("place");
        }
        return value.length() <= LONGEST && redis.matches() ? redis.group("shown") + redis.group("place") : "***";
    }
}
