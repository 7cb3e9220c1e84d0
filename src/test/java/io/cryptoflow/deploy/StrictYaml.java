package io.cryptoflow.deploy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Files of YAML in which no key stands twice. */
final class StrictYaml {
    private StrictYaml() {}

    static JsonObject document(Path file) throws IOException {
        List<JsonObject> documents = documents(file);
        if (documents.size() != 1) {
            throw new IOException(file + " holds " + documents.size() + " documents, expected one");
        }
        return documents.get(0);
    }

    static List<JsonObject> documents(Path file) throws IOException {
        return documents(Files.readString(file));
    }

    static List<JsonObject> documents(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return StreamSupport.stream(
                        new Yaml(new SafeConstructor(options)).loadAll(text).spliterator(), false)
                .map(StrictYaml::object)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static JsonObject object(Object document) {
        return new JsonObject((Map<String, Object>) document);
    }
}
