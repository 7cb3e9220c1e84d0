package io.cryptoflow;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for in the arguments of the process.
 *
 * @param request what to do
 * @param flags the flags that were given with a value, such as {@code --conf}
 */
public record CommandLine(Request request, Map<String, String> flags) {

    private static final String CONF = "--conf";
    private static final String ROLES = "--roles";
    private static final String INTERPRET = "interpret";
    private static final List<String> FLAGS_OF_INTERPRET = List.of("--world", "--in", "--out");

    private static final String HELP =
            """
            CryptoFlow, a self-hosted crypto trading gateway

            Usage: java -jar cryptoflow.jar [flags]
                   java -jar cryptoflow.jar interpret --world FILE --in FILE --out FILE
              --conf FILE    read settings from this YAML file
              --roles LIST   what this process runs, such as gateway,orders (default: all)
              --version      print the version and end
              --help         print this page and end

            interpret says what the agent understands of the sentences in a file;
            it needs no server and acts on nothing. See language.md in the manual.

            Every setting is also an environment variable, for example:
              CRYPTOFLOW_CONF=FILE             the same as --conf
              CRYPTOFLOW_HTTP_PORT=9090        http.port
              CRYPTOFLOW_DATA_FOLDER=/var/cf   data.folder
              CRYPTOFLOW_POSTGRES_URI=...      postgres.uri; empty starts an embedded server
              CRYPTOFLOW_MARKET_SOURCE=tape    market.source
            Flags win over variables, variables over the file, the file over the defaults.
            Without any setting it runs everything on its own, with simulated prices.

            Every key and its default: conf/cryptoflow.yaml. The manual: the folder
            src/main/resources/docs of the source, configuration.md for the settings.
            Ends with 0 when asked to, 1 after a failure, 2 when a setting is wrong.
            """;

    /** What the process is to do. */
    public enum Request {
        /** Run the roles until it is stopped. */
        RUN,
        /** Say what the sentences in a file mean, and end. */
        INTERPRET,
        /** Print {@link CommandLine#help()} and end. */
        HELP,
        /** Print {@link CommandLine#version()} and end. */
        VERSION
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
        Map<String, String> flags = new LinkedHashMap<>();
        boolean interpret = arguments.length > 0 && arguments[0].equals(INTERPRET);
        Iterator<String> rest = Arrays.asList(arguments)
                .subList(interpret ? 1 : 0, arguments.length)
                .iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--help") || argument.equals("-h")) {
                return new CommandLine(Request.HELP, Map.of());
            }
            if (argument.equals("--version")) {
                return new CommandLine(Request.VERSION, Map.of());
            }
            addFlag(flags, argument, rest, interpret);
        }
        return interpret ? interpretation(flags) : new CommandLine(Request.RUN, flags);
    }

    private static CommandLine interpretation(Map<String, String> flags) {
        for (String flag : FLAGS_OF_INTERPRET) {
            if (!flags.containsKey(flag)) {
                throw SettingsException.about(flag, "is missing, expected --world FILE --in FILE --out FILE");
            }
        }
        return new CommandLine(Request.INTERPRET, flags);
    }

    private static void addFlag(Map<String, String> flags, String argument, Iterator<String> rest, boolean interpret) {
        int equals = argument.indexOf('=');
        String flag = equals < 0 ? argument : argument.substring(0, equals);
        List<String> known = interpret ? FLAGS_OF_INTERPRET : List.of(CONF, ROLES);
        if (!known.contains(flag)) {
            String others = String.join(", ", known);
            throw SettingsException.about(flag, "is not a flag, expected " + others + ", --help or --version");
        }
        String value = equals >= 0 ? argument.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
        if (value.isEmpty() || value.startsWith("--")) {
            String expected = flag.equals(ROLES) ? "roles separated by commas" : "a file";
            throw SettingsException.wrong(flag, value, expected);
        }
        if (flags.putIfAbsent(flag, value) != null) {
            throw SettingsException.about(flag, "is given twice");
        }
    }

    /** The file of settings, as it was typed. */
    public Optional<String> conf() {
        return Optional.ofNullable(flags.get(CONF));
    }

    /** The roles, as they were typed. */
    public Optional<String> roles() {
        return Optional.ofNullable(flags.get(ROLES));
    }

    /** The file that {@code flag} of a command names. */
    Path file(String flag) {
        try {
            return Path.of(flags.getOrDefault(flag, ""));
        } catch (InvalidPathException e) {
            throw SettingsException.about(flag, "is not the name of a file");
        }
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
