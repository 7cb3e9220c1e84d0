package io.cryptoflow.entrypoints.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Makes one document of a contract in many files: schemas go to {@code #/components/schemas} under their own names,
 * everything else is put where it is referred to.
 */
final class ContractBundle {
    private static final String REF = "$ref";

    private final URI root;
    private final Map<URI, Object> files = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();
    private final JsonObject schemas = new JsonObject();

    private ContractBundle(URI root) {
        this.root = root;
    }

    /** The document that starts in the class-path resource {@code name}. */
    static JsonObject of(String name) {
        ContractBundle bundle = new ContractBundle(URI.create(name));
        JsonObject document = (JsonObject) bundle.resolve(bundle.file(bundle.root), bundle.root, false);
        document.getJsonObject("components").put("schemas", bundle.schemas);
        return document;
    }

    private Object resolve(Object part, URI file, boolean schema) {
        if (part instanceof JsonArray array) {
            JsonArray resolved = new JsonArray();
            array.forEach(item -> resolved.add(resolve(item, file, schema)));
            return resolved;
        }
        if (!(part instanceof JsonObject object)) {
            return part;
        }
        if (object.getValue(REF) instanceof String reference) {
            return follow(reference, file, schema);
        }
        JsonObject resolved = new JsonObject();
        object.forEach(entry -> resolved.put(
                entry.getKey(),
                resolve(entry.getValue(), file, schema || entry.getKey().equals("schema"))));
        return resolved;
    }

    private Object follow(String reference, URI file, boolean schema) {
        int hash = reference.indexOf('#');
        URI target = hash == 0 ? file : file.resolve(hash < 0 ? reference : reference.substring(0, hash));
        String pointer = hash < 0 ? "" : reference.substring(hash + 1);
        return schema
                ? new JsonObject().put(REF, "#/components/schemas/" + hoist(target, pointer))
                : resolve(at(target, pointer), target, false);
    }

    private String hoist(URI file, String pointer) {
        String origin = file + "#" + pointer;
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        String known = origins.putIfAbsent(name, origin);
        if (known == null) {
            schemas.put(name, resolve(at(file, pointer), file, true));
        } else if (!known.equals(origin)) {
            throw new IllegalStateException("two schemas named " + name + ": " + known + " and " + origin);
        }
        return name;
    }

    private Object at(URI file, String pointer) {
        Object whole = file(file);
        Object found = pointer.isEmpty() ? whole : JsonPointer.from(pointer).queryJson(whole);
        if (found == null) {
            throw new IllegalStateException("nothing at " + file + "#" + pointer);
        }
        return found;
    }

    private Object file(URI file) {
        return files.computeIfAbsent(file, ContractBundle::read);
    }

    private static Object read(URI file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream in = ContractBundle.class.getClassLoader().getResourceAsStream(file.toString())) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file);
            }
            return json(new Yaml(new SafeConstructor(options)).load(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Object json(Object yaml) {
        if (yaml instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, value) -> object.put(String.valueOf(key), json(value)));
            return object;
        }
        if (yaml instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(item -> array.add(json(item)));
            return array;
        }
        return yaml instanceof Date date ? date.toInstant().toString() : yaml;
    }
}
