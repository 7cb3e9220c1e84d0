package io.cryptoflow;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was asked for in the arguments of the process.
 *
 * @param request what to do
 * @param flags the flags that were given with a value, such as {@code --conf}
 */
public record CommandLine(Request request, Map<String, String> flags) {

    private static final String CONF = "--conf";
    private static final String ROLES = "--roles";
    private static final String OUT = "--out";
    private static final String DURATION = "--duration";
    private static final Range<Duration> DURATIONS = Range.durations("1s", "1000h");
    private static final Map<String, String> EXPECTED = Map.of(
            CONF,
            "a file",
            ROLES,
            "roles separated by commas",
            "--source",
            "a venue such as binance",
            "--symbols",
            "symbols separated by commas",
            OUT,
            "a path",
            "--world",
            "a file",
            "--in",
            "a file",
            DURATION,
            "a duration such as 10m");
    /** The settings that a flag sets. */
    private static final Map<String, String> KEYS =
            Map.of(ROLES, "roles", "--source", "market.live.venue", "--symbols", "market.live.symbols");

    private static final String HELP =
            """
            CryptoFlow, a self-hosted crypto trading gateway

            Usage: java -jar cryptoflow.jar [flags]
              --conf FILE    read settings from this YAML file
              --roles LIST   what this process runs, such as gateway,orders (default: all)
              --version      print the version and end
              --help         print this page and end
            Or: java -jar cryptoflow.jar record --out FOLDER [--conf FILE]
                  [--source binance] [--symbols BTC-USDT,ETH-USDT] [--duration 10m]
              records the trades of a live venue, one tape per symbol
            Or: java -jar cryptoflow.jar interpret --world FILE --in FILE --out FILE
              says what the agent understands of the sentences in a file (language.md)

            Every setting is also an environment variable, for example:
              CRYPTOFLOW_HTTP_PORT=9090        http.port
              CRYPTOFLOW_DATA_FOLDER=/var/cf   data.folder
              CRYPTOFLOW_POSTGRES_URI=...      postgres.uri; empty starts an embedded server
              CRYPTOFLOW_MARKET_SOURCE=tape    market.source
            Flags win over variables, variables over the file, the file over the defaults.
            Without any setting it runs everything on its own, with live prices if it can.

            Every key and its default: conf/cryptoflow.yaml. The manual: the folder
            src/main/resources/docs of the source, configuration.md for the settings.
            Ends with 0 when asked to, 1 after a failure, 2 when a setting is wrong.
            """;

    /** What the process is to do. */
    public enum Request {
        /** Run the roles until it is stopped. */
        RUN,
        /** Record a live market to tapes until it is stopped. */
        RECORD,
        /** Say what the sentences in a file mean, and end. */
        INTERPRET,
        /** Print {@link CommandLine#help()} and end. */
        HELP,
        /** Print {@link CommandLine#version()} and end. */
        VERSION;

        private List<String> flags() {
            return switch (this) {
                case RUN -> List.of(CONF, ROLES);
                case RECORD -> List.of(CONF, "--source", "--symbols", OUT, DURATION);
                case INTERPRET -> List.of("--world", "--in", OUT);
                case HELP, VERSION -> List.of();
            };
        }

        private List<String> required() {
            return switch (this) {
                case RECORD -> List.of(OUT);
                case INTERPRET -> flags();
                case RUN, HELP, VERSION -> List.of();
            };
        }

        /** What the first argument asks for: flags alone run the product. */
        private static Request of(String... arguments) {
            return Stream.of(RECORD, INTERPRET)
                    .filter(request -> arguments.length > 0
                            && arguments[0].equals(request.name().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(RUN);
        }
    }

    /** Keeps what it was given. */
    public CommandLine {
        flags = Map.copyOf(flags);
    }

    /**
     * Reads the arguments from left to right; {@code --help} and {@code --version} end the reading.
     *
     * @throws SettingsException when an argument is unknown, given twice or lacks its value, with one line for the user
     */
    public static CommandLine parse(String... arguments) {
        Request request = Request.of(arguments);
        Map<String, String> flags = new LinkedHashMap<>();
        Iterator<String> rest =
                Arrays.stream(arguments).skip(request == Request.RUN ? 0 : 1).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--help") || argument.equals("-h")) {
                return new CommandLine(Request.HELP, Map.of());
            }
            if (argument.equals("--version")) {
                return new CommandLine(Request.VERSION, Map.of());
            }
            addFlag(flags, argument, rest, request.flags());
        }
        for (String flag : request.required()) {
            if (!flags.containsKey(flag)) {
                throw SettingsException.wrong(flag, "", expected(flag));
            }
        }
        return new CommandLine(request, flags);
    }

    private static void addFlag(Map<String, String> flags, String argument, Iterator<String> rest, List<String> known) {
        int equals = argument.indexOf('=');
        String flag = equals < 0 ? argument : argument.substring(0, equals);
        if (!known.contains(flag)) {
            String flagsKnown = String.join(", ", known);
            throw SettingsException.about(flag, "is not a flag, expected " + flagsKnown + ", --help or --version");
        }
        String value = equals >= 0 ? argument.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
        if (value.isEmpty() || value.startsWith("--")) {
            throw SettingsException.wrong(flag, value, expected(flag));
        }
        if (flags.putIfAbsent(flag, value) != null) {
            throw SettingsException.about(flag, "is given twice");
        }
    }

    private static String expected(String flag) {
        return EXPECTED.getOrDefault(flag, "a value");
    }

    /** The file of settings, as it was typed. */
    public Optional<String> conf() {
        return Optional.ofNullable(flags.get(CONF));
    }

    /**
     * The path that a required flag names.
     *
     * @throws SettingsException when it cannot be one
     */
    public Path path(String flag) {
        String given = Optional.ofNullable(flags.get(flag)).orElseThrow();
        try {
            return Path.of(given);
        } catch (InvalidPathException impossible) {
            throw SettingsException.wrong(flag, given, expected(flag));
        }
    }

    /** For how long to record; absent until it is stopped. */
    public Optional<Duration> duration() {
        return Optional.ofNullable(flags.get(DURATION)).map(text -> DURATIONS.read(DURATION, text));
    }

    /** The settings that flags set, by key. */
    Map<String, Given> settings() {
        Map<String, Given> settings = new LinkedHashMap<>();
        KEYS.forEach((flag, key) -> Optional.ofNullable(flags.get(flag))
                .ifPresent(value -> settings.put(key, new Given(value, "from " + flag))));
        return settings;
    }

    /** One screen about flags, variables and the manual. */
    public static String help() {
        return HELP;
    }

    /** One line: the version of CryptoFlow and of Java. */
    public static String version() {
        String version = CommandLine.class.getPackage().getImplementationVersion();
        return "CryptoFlow " + (version == null ? "(not packaged)" : version) + ", Java "
                + System.getProperty("java.version");
    }
}
