package io.cryptoflow;

import io.cryptoflow.entrypoints.terminal.InterpretFailure;
import io.cryptoflow.entrypoints.terminal.InterpretFile;
import io.cryptoflow.infrastructure.embedded.DataFolderInUse;
import io.cryptoflow.infrastructure.embedded.EmbeddedFailure;
import io.cryptoflow.infrastructure.parser.GrammarInterpreter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the product. Ends with 0 when asked to, 1 after a failure, 2 when a setting is wrong, 143 when told to stop. */
public final class CryptoFlow {
    private static final int FAILED = 1;
    private static final int WRONG_SETTING = 2;
    private static final double MILLIS_PER_SECOND = 1_000;

    private CryptoFlow() {}

    /** Reads {@code args} and the environment, starts, and returns while the product runs. */
    public static void main(String[] args) {
        try {
            CommandLine commandLine = CommandLine.parse(args);
            switch (commandLine.request()) {
                case HELP -> out().print(CommandLine.help());
                case VERSION -> out().println(CommandLine.version());
                case INTERPRET -> interpret(commandLine);
                case RUN -> run(SettingsReader.read(commandLine, System.getenv()));
                case RECORD -> record(commandLine);
            }
        } catch (SettingsException e) {
            end(e, WRONG_SETTING);
        } catch (DataFolderInUse | EmbeddedFailure | StartFailure | InterpretFailure e) {
            end(e, FAILED);
        } catch (IOException e) {
            end(new StartFailure("start", e), FAILED);
        }
    }

    private static void run(Settings settings) throws IOException {
        Logging.configure(settings.logging(), settings.tracing().collector().isPresent());
        Shutdown shutdown = new Shutdown(settings.shutdown().drainTimeout());
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
        StartScreen screen = Application.start(settings, shutdown);
        IdleMemory.trim();
        announce(settings, screen);
    }

    private static void record(CommandLine commandLine) throws IOException {
        Settings settings = SettingsReader.read(commandLine, System.getenv());
        Optional<Duration> duration = commandLine.duration();
        Logging.configure(settings.logging(), false);
        Shutdown shutdown = new Shutdown(settings.shutdown().drainTimeout());
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
        new MarketRecording(settings.market().live(), commandLine.path("--out"), shutdown, out()).run(duration);
        shutdown.run();
    }

    private static void interpret(CommandLine commandLine) {
        new InterpretFile(GrammarInterpreter::new, out())
                .run(commandLine.path("--world"), commandLine.path("--in"), commandLine.path("--out"));
    }

    private static void announce(Settings settings, StartScreen screen) {
        String text = screen.text(CommandLine.version(), startedIn());
        if (settings.logging().format() == Settings.Logging.Format.JSON) {
            Logger log = LoggerFactory.getLogger(CryptoFlow.class);
            text.lines().forEach(log::info);
        } else {
            out().println(text);
        }
    }

    private static String startedIn() {
        long millis = ManagementFactory.getRuntimeMXBean().getUptime();
        return String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
    }

    private static void end(Exception reason, int code) {
        err().println("cryptoflow: " + reason.getMessage());
        System.exit(code);
    }

    private static PrintStream out() {
        return System.out;
    }

    private static PrintStream err() {
        return System.err;
    }
}
