package io.cryptoflow.entrypoints.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The script of a page that follows a ticker and an account. */
public final class StreamPage {
    private static final Path SCRIPT = Path.of("src/test/node/stream-page.js");

    private StreamPage() {}

    /** Resolves with the first tick and the first event of {@code type}, or of any type where it is empty. */
    public static String script(String key, String account, String symbol, String type) throws IOException {
        String source = Files.readString(SCRIPT);
        String function = source.substring(source.indexOf('\n') + 1);
        return "(" + function + ")('" + String.join("', '", key, account, symbol, type) + "')";
    }
}
