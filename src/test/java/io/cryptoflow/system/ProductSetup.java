package io.cryptoflow.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a product is to be started: in which folder, with which settings, as which user. */
public record ProductSetup(Path home, Map<String, String> settings, List<String> prefix, Path jar) {
    private static final String JAR = System.getProperty("cryptoflow.jar", "target/cryptoflow.jar");
    static final String DATA = "cryptoflow-data";

    /**
     * Everything embedded below {@code home}, which is its working folder; all ports free ones, prices from a seed. The agent
     * is left out: at its first start it reads the whole manual, which takes a processor for a while.
     */
    public static ProductSetup in(Path home) {
        return withEveryRole(home).with("ROLES", "gateway,orders,market-data");
    }

    /** As {@link #in}, with the agent. */
    static ProductSetup withEveryRole(Path home) {
        return new ProductSetup(home, Map.of(), List.of(), Path.of(JAR).toAbsolutePath())
                .with("MARKET_SOURCE", "simulated")
                .with("HTTP_PORT", "0")
                .with("MANAGEMENT_PORT", "0");
    }

    /** Sets the environment variable {@code CRYPTOFLOW_name}. */
    ProductSetup with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put("CRYPTOFLOW_" + name, value.toString());
        return new ProductSetup(home, more, prefix, jar);
    }

    /** Replays a file of trades. */
    ProductSetup onTape(Path file, String symbol, Object speed) {
        return with("MARKET_SOURCE", "tape")
                .with("MARKET_TAPE_PATH", file)
                .with("MARKET_TAPE_SYMBOL", symbol)
                .with("MARKET_TAPE_SPEED", speed);
    }

    /** Puts a command before it that changes the user, and takes the jar from where that user can read it. */
    ProductSetup behind(List<String> command, Path readableJar) {
        return new ProductSetup(home, settings, command, readableJar);
    }

    Path data() {
        return home.resolve(DATA);
    }

    /** Starts the process and waits for nothing; its output goes to files in the working folder. */
    Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(java(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(home.resolve("stdout").toFile())
                .redirectError(home.resolve("stderr").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CRYPTOFLOW_"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
