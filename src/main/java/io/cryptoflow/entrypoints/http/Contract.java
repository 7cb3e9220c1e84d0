package io.cryptoflow.entrypoints.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The contract of {@code openapi/} as one document: published as it is, and the source of routes, checks and scopes. */
public final class Contract {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\\b");

    private final JsonObject document;
    private final Buffer json;
    private final Buffer yaml;

    private Contract(JsonObject document) {
        this.document = document;
        DumperOptions style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setDereferenceAliases(true);
        json = document.toBuffer();
        yaml = Buffer.buffer(new Yaml(style).dump(plain(document)));
    }

    /** Reads the contract that the product ships; blocks. */
    public static Contract read() {
        return new Contract(ContractBundle.of("openapi/cryptoflow.yaml"));
    }

    /** The document; not to be changed. */
    public JsonObject document() {
        return document;
    }

    Buffer json() {
        return json;
    }

    Buffer yaml() {
        return yaml;
    }

    /** Path under which all operations stand, such as {@code /api/v1}. */
    String basePath() {
        return URI.create(document.getJsonArray("servers").getJsonObject(0).getString("url"))
                .getPath();
    }

    /** All operations by their id. */
    Map<String, ContractOperation> operations() {
        Map<String, ContractOperation> operations = new TreeMap<>();
        JsonObject paths = document.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            for (String method : methods(path)) {
                JsonObject operation = paths.getJsonObject(path).getJsonObject(method);
                operations.put(operation.getString("operationId"), ContractOperation.of(operation, document));
            }
        }
        return operations;
    }

    /** All operations as people write them, such as {@code GET /orders/{orderId}}. */
    public Set<String> operationNames() {
        Set<String> names = new TreeSet<>();
        for (String path : document.getJsonObject("paths").fieldNames()) {
            methods(path).forEach(method -> names.add(method.toUpperCase(Locale.ROOT) + " " + path));
        }
        return names;
    }

    /** All words of capital letters that a request or an answer may carry. */
    public Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        CODE.matcher(document.encode()).results().forEach(found -> codes.add(found.group()));
        return codes;
    }

    /** The paths as routes, such as {@code /orders/:orderId}, each with the value of {@code Allow}. */
    Map<String, String> allowedMethods() {
        Map<String, String> allowed = new TreeMap<>();
        for (String path : document.getJsonObject("paths").fieldNames()) {
            String route = path.replace("{", ":").replace("}", "");
            allowed.put(route, String.join(", ", methods(path)).toUpperCase(Locale.ROOT));
        }
        return allowed;
    }

    /** What the router is built from. Vert.x 5.0.7 knows no problem documents, so its copy goes without them. */
    Future<OpenAPIContract> load(Vertx vertx) {
        JsonObject copy = document.copy();
        dropUnknownMediaTypes(copy);
        return OpenAPIContract.from(vertx, copy);
    }

    private List<String> methods(String path) {
        JsonObject item = document.getJsonObject("paths").getJsonObject(path);
        return METHODS.stream().filter(item::containsKey).toList();
    }

    private static void dropUnknownMediaTypes(Object part) {
        if (part instanceof JsonArray array) {
            array.forEach(Contract::dropUnknownMediaTypes);
        } else if (part instanceof JsonObject object) {
            if (object.getValue("content") instanceof JsonObject content) {
                content.fieldNames().removeIf(type -> !MediaType.isMediaTypeSupported(type));
                if (content.isEmpty()) {
                    object.remove("content");
                }
            }
            object.forEach(entry -> dropUnknownMediaTypes(entry.getValue()));
        }
    }

    private static Object plain(Object part) {
        if (part instanceof JsonObject object) {
            Map<String, Object> map = new LinkedHashMap<>();
            object.forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        return part instanceof JsonArray array
                ? array.stream().map(Contract::plain).toList()
                : part;
    }
}
