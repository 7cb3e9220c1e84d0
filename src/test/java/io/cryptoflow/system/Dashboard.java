package io.cryptoflow.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A dashboard of Grafana, as its file describes it. */
record Dashboard(String name, JsonObject json) {
    private static final Path FOLDER = Path.of("monitoring/grafana/dashboards");

    static List<Dashboard> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Dashboard::read).toList();
        }
    }

    private static Dashboard read(Path file) {
        try {
            String name = file.getFileName().toString().replaceFirst("\\.json$", "");
            return new Dashboard(name, new JsonObject(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Panels that show something. */
    Stream<JsonObject> panels() {
        return objects(json.getJsonArray("panels"))
                .filter(panel -> !panel.getString("type").equals("row"));
    }

    /** What a panel asks, with the variables that Grafana would fill in. */
    static List<String> expressions(JsonObject panel) {
        return objects(panel.getJsonArray("targets"))
                .map(target -> target.getString("expr"))
                .map(expr -> expr.replace("$instance", ".*").replace("$__rate_interval", "10s"))
                .toList();
    }

    static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
