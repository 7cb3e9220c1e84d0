package io.cryptoflow.deploy;

import io.cryptoflow.CommandLine;
import io.cryptoflow.Settings;
import io.cryptoflow.SettingsReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One service of docker-compose.yml.
 *
 * @param given everything that the file says about it
 */
public record ComposeService(String name, JsonObject given) {
    private static final Pattern PLACE = Pattern.compile("(?:.*@|.*//)?([a-z][a-z0-9-]*):(\\d+)(?:/.*)?");

    /** Somebody whom a service talks to. */
    record Place(String service, int port) {}

    String image() {
        return given.getString("image");
    }

    boolean isProduct() {
        return image().startsWith("cryptoflow:");
    }

    /** What stands behind the entry point of the image. */
    public List<String> command() {
        return strings("command");
    }

    /** What docker-compose sets, the variables of the image not among it. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        given.getJsonObject("environment", new JsonObject())
                .forEach(entry -> environment.put(entry.getKey(), String.valueOf(entry.getValue())));
        return environment;
    }

    /** The command that tells whether it is well. */
    public List<String> probe() {
        return given.getJsonObject("healthcheck").getJsonArray("test").stream()
                .map(String::valueOf)
                .toList();
    }

    /** Whom it waits for until they are well. */
    public List<String> waitsFor() {
        JsonObject needed = given.getJsonObject("depends_on", new JsonObject());
        return needed.fieldNames().stream()
                .filter(name ->
                        needed.getJsonObject(name).getString("condition").equals("service_healthy"))
                .toList();
    }

    List<String> strings(String key) {
        return given.getJsonArray(key, new JsonArray()).stream()
                .map(String::valueOf)
                .toList();
    }

    /** Whom its settings name: servers by URI, other roles by endpoint. */
    List<Place> asks() {
        return environment().entrySet().stream()
                .filter(entry -> entry.getKey().matches("CRYPTOFLOW_.*_(URI|ENDPOINTS)"))
                .flatMap(entry -> Stream.of(entry.getValue().split(",", -1)))
                .map(PLACE::matcher)
                .map(place -> {
                    if (!place.matches()) {
                        throw new IllegalStateException(name + " talks to somebody who cannot be read");
                    }
                    return new Place(place.group(1), Integer.parseInt(place.group(2)));
                })
                .toList();
    }

    /** As the product itself reads them, the variables of the image among them. */
    Settings settings() throws IOException {
        Map<String, String> environment = new HashMap<>(Dockerfile.read().environment());
        environment.putAll(environment());
        return SettingsReader.read(CommandLine.parse(command().toArray(String[]::new)), environment);
    }
}
