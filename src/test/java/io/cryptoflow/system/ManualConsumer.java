package io.cryptoflow.system;

import io.cryptoflow.fixture.NodePackages;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The consumer that the manual shows, run by Node as it stands there. */
final class ManualConsumer implements AutoCloseable {
    private static final Path PAGE = Path.of("src/main/resources/docs/events.md");
    private static final Pattern SCRIPT = Pattern.compile("```js\n(.*?)```", Pattern.DOTALL);
    private static final long END_SECONDS = 10;

    private final Path output;
    private final Process process;

    ManualConsumer(NodePackages packages, Path folder, String uri, String queue) throws Exception {
        Matcher script = SCRIPT.matcher(Files.readString(PAGE));
        if (!script.find()) {
            throw new AssertionError(PAGE + " shows no consumer");
        }
        Path file = Files.writeString(folder.resolve("events-consumer.js"), script.group(1));
        output = folder.resolve("consumed");
        ProcessBuilder builder = new ProcessBuilder("node", file.toString(), uri, queue)
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("consumer-errors").toFile());
        builder.environment().put("NODE_PATH", packages.modules().toString());
        process = builder.start();
    }

    /** The whole lines that it printed. */
    List<JsonObject> events() throws Exception {
        String printed = Files.readString(output);
        return printed.substring(0, printed.lastIndexOf('\n') + 1)
                .lines()
                .map(JsonObject::new)
                .toList();
    }

    @Override
    public void close() {
        Closing.close(() -> process.destroyForcibly().waitFor(END_SECONDS, TimeUnit.SECONDS));
    }
}
