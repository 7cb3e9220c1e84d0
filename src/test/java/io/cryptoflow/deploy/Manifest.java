package io.cryptoflow.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object of Kubernetes that has only fields which exist.
 *
 * @param given the whole object
 */
record Manifest(JsonObject given) {
    private static final String MODEL = "io.fabric8.kubernetes.api.model.";
    private static final Map<String, String> TYPES = Map.of(
            "v1/Namespace", "Namespace",
            "v1/Service", "Service",
            "v1/ConfigMap", "ConfigMap",
            "apps/v1/Deployment", "apps.Deployment",
            "apps/v1/StatefulSet", "apps.StatefulSet",
            "networking.k8s.io/v1/NetworkPolicy", "networking.v1.NetworkPolicy",
            "policy/v1/PodDisruptionBudget", "policy.v1.PodDisruptionBudget",
            "autoscaling/v2/HorizontalPodAutoscaler", "autoscaling.v2.HorizontalPodAutoscaler");
    /** The model keeps fields that it does not know; they have no place to go here. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated method) {
                    return false;
                }
            })
            .build();

    /** @throws IllegalArgumentException when a field or the kind does not exist, or a value is of another type */
    Manifest {
        String type = TYPES.get(given.getString("apiVersion") + "/" + given.getString("kind"));
        if (type == null) {
            throw new IllegalArgumentException(
                    "unknown kind " + given.getString("apiVersion") + " " + given.getString("kind"));
        }
        try {
            MAPPER.convertValue(given.getMap(), Class.forName(MODEL + type));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    String kind() {
        return given.getString("kind");
    }

    String name() {
        return given.getJsonObject("metadata").getString("name");
    }

    String id() {
        return kind() + "/" + name();
    }

    JsonObject spec() {
        return given.getJsonObject("spec");
    }

    /** Whether it runs pods. */
    boolean isWorkload() {
        return kind().equals("Deployment") || kind().equals("StatefulSet");
    }

    private JsonObject template() {
        return spec().getJsonObject("template");
    }

    JsonObject pod() {
        return template().getJsonObject("spec");
    }

    Map<String, String> podLabels() {
        return labels(template().getJsonObject("metadata").getJsonObject("labels"));
    }

    static Map<String, String> labels(JsonObject given) {
        Map<String, String> labels = new HashMap<>();
        given.forEach(label -> labels.put(label.getKey(), String.valueOf(label.getValue())));
        return labels;
    }

    /** The one container. */
    JsonObject container() {
        JsonArray containers = pod().getJsonArray("containers");
        if (containers.size() != 1) {
            throw new IllegalStateException(id() + " has " + containers.size() + " containers");
        }
        return containers.getJsonObject(0);
    }

    /** The ports of the container, by name. */
    Map<String, Integer> ports() {
        Map<String, Integer> ports = new HashMap<>();
        objects(container().getJsonArray("ports"))
                .forEach(port -> ports.put(port.getString("name"), port.getInteger("containerPort")));
        return ports;
    }

    static List<JsonObject> objects(JsonArray array) {
        return Optional.ofNullable(array).orElseGet(JsonArray::new).stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
