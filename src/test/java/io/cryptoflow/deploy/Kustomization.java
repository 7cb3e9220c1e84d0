package io.cryptoflow.deploy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A folder of manifests with what it is based on, put together as kustomize does, as far as the project uses it.
 *
 * @param folder the one whose kustomization.yaml is read
 * @param manifests those of the base first
 * @param config what the generated map of settings holds
 * @param replicas of workloads for which it says another number
 * @param tags of images
 */
record Kustomization(
        Path folder,
        List<Manifest> manifests,
        Map<String, String> config,
        Map<String, Integer> replicas,
        Map<String, String> tags) {
    static final Path ROOT = Path.of("src/main/kubernetes");
    static final String FILE = "kustomization.yaml";
    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "resources", "configMapGenerator", "images", "replicas");

    static Kustomization read(String name) throws IOException {
        return read(ROOT.resolve(name));
    }

    private static Kustomization read(Path folder) throws IOException {
        JsonObject file = StrictYaml.document(folder.resolve(FILE));
        if (!KNOWN.containsAll(file.fieldNames())) {
            throw new IOException(folder + " uses more of kustomize than is known here: " + file.fieldNames());
        }
        Kustomization all =
                new Kustomization(folder, new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (Object resource : file.getJsonArray("resources")) {
            all.addResource(folder.resolve(String.valueOf(resource)).normalize());
        }
        Manifest.objects(file.getJsonArray("configMapGenerator")).forEach(all::addSettings);
        Manifest.objects(file.getJsonArray("replicas"))
                .forEach(one -> all.replicas.put(one.getString("name"), one.getInteger("count")));
        Manifest.objects(file.getJsonArray("images"))
                .forEach(image -> all.tags.put(image.getString("name"), image.getString("newTag")));
        return all;
    }

    private void addResource(Path resource) throws IOException {
        if (Files.isDirectory(resource)) {
            Kustomization base = read(resource);
            manifests.addAll(base.manifests);
            config.putAll(base.config);
            replicas.putAll(base.replicas);
            tags.putAll(base.tags);
        } else {
            StrictYaml.documents(resource).forEach(document -> manifests.add(new Manifest(document)));
        }
    }

    private void addSettings(JsonObject generator) {
        JsonArray literals = generator.getJsonArray("literals");
        literals.forEach(literal -> {
            String[] parts = String.valueOf(literal).split("=", 2);
            config.put(parts[0], parts[1]);
        });
    }

    List<Manifest> of(String kind) {
        return manifests.stream().filter(one -> one.kind().equals(kind)).toList();
    }

    List<Manifest> workloads() {
        return manifests.stream().filter(Manifest::isWorkload).toList();
    }

    Manifest workload(String name) {
        return workloads().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload " + name));
    }

    /** The environment of a container with its references filled in, secrets from {@code secrets}. */
    Map<String, String> environment(Manifest workload, Map<String, String> secrets) {
        Map<String, String> environment = new HashMap<>();
        for (JsonObject variable : Manifest.objects(workload.container().getJsonArray("env"))) {
            environment.put(variable.getString("name"), value(variable, environment, secrets));
        }
        return environment;
    }

    private String value(JsonObject variable, Map<String, String> before, Map<String, String> secrets) {
        if (variable.containsKey("value")) {
            String text = variable.getString("value");
            for (Map.Entry<String, String> earlier : before.entrySet()) {
                text = text.replace("$(" + earlier.getKey() + ")", earlier.getValue());
            }
            return text;
        }
        JsonObject from = variable.getJsonObject("valueFrom");
        JsonObject secret = from.getJsonObject("secretKeyRef");
        JsonObject reference = secret == null ? from.getJsonObject("configMapKeyRef") : secret;
        String found = (secret == null ? config : secrets).get(reference.getString("key"));
        if (found == null || !reference.getString("name").equals("cryptoflow")) {
            throw new IllegalStateException("nothing stands behind " + reference);
        }
        return found;
    }
}
