package io.cryptoflow.deploy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Who may talk to whom, as the network policies of a namespace say. */
record Network(List<Manifest> workloads, List<Manifest> policies) {
    private static final String EGRESS = "Egress";
    private static final String INGRESS = "Ingress";

    static Network of(Kustomization all) {
        return new Network(all.workloads(), all.of("NetworkPolicy"));
    }

    /** Every way between two workloads that is open at both of its ends, such as {@code gateway -> orders:9090}. */
    Set<String> arrows() {
        Set<String> arrows = new TreeSet<>();
        for (Manifest from : workloads) {
            for (Manifest to : workloads) {
                to.ports().values().stream()
                        .filter(port -> !from.equals(to))
                        .filter(port -> permits(EGRESS, from, rule -> leadsTo(rule, "to", to, port)))
                        .filter(port -> permits(INGRESS, to, rule -> leadsTo(rule, "from", from, port)))
                        .forEach(port -> arrows.add(from.name() + " -> " + to.name() + ":" + port));
            }
        }
        return arrows;
    }

    /** Every way out of the cluster, such as {@code orders -> 10.0.0.0/8:5432}. */
    Set<String> waysOut() {
        Set<String> ways = new TreeSet<>();
        for (Manifest from : workloads) {
            for (JsonObject rule : rules(EGRESS, from)) {
                for (JsonObject peer : Manifest.objects(rule.getJsonArray("to"))) {
                    if (peer.containsKey("ipBlock")) {
                        String range = peer.getJsonObject("ipBlock").getString("cidr");
                        ports(rule).forEach(port -> ways.add(from.name() + " -> " + range + ":" + port));
                    }
                }
            }
        }
        return ways;
    }

    /** Every way in from outside of the namespace: from anybody, or from another namespace, such as {@code monitoring}. */
    Set<String> waysIn() {
        Set<String> ways = new TreeSet<>();
        for (Manifest to : workloads) {
            for (JsonObject rule : rules(INGRESS, to)) {
                List<JsonObject> peers = Manifest.objects(rule.getJsonArray("from"));
                if (peers.isEmpty()) {
                    ports(rule).forEach(port -> ways.add("anybody -> " + to.name() + ":" + port));
                }
                peers.stream()
                        .filter(peer -> peer.containsKey("namespaceSelector"))
                        .map(peer -> peer.getJsonObject("namespaceSelector").getJsonObject("matchLabels"))
                        .forEach(name -> ports(rule)
                                .forEach(port -> ways.add(name.getString("kubernetes.io/metadata.name") + " -> "
                                        + to.name() + ":" + port)));
            }
        }
        return ways;
    }

    private boolean permits(String direction, Manifest workload, Predicate<JsonObject> leads) {
        return policies(direction, workload).isEmpty()
                || rules(direction, workload).stream().anyMatch(leads);
    }

    private List<Manifest> policies(String direction, Manifest workload) {
        return policies.stream()
                .filter(policy -> policy.spec().getJsonArray("policyTypes").contains(direction))
                .filter(policy -> selects(policy.spec().getJsonObject("podSelector"), workload))
                .toList();
    }

    private List<JsonObject> rules(String direction, Manifest workload) {
        String key = direction.equals(EGRESS) ? "egress" : "ingress";
        return policies(direction, workload).stream()
                .flatMap(policy -> Manifest.objects(policy.spec().getJsonArray(key)).stream())
                .toList();
    }

    private static boolean leadsTo(JsonObject rule, String end, Manifest other, int port) {
        List<JsonObject> peers = Manifest.objects(rule.getJsonArray(end));
        return ports(rule).contains(port) && (peers.isEmpty() || peers.stream().anyMatch(peer -> isPeer(peer, other)));
    }

    private static List<Integer> ports(JsonObject rule) {
        return Manifest.objects(rule.getJsonArray("ports")).stream()
                .map(port -> port.getInteger("port"))
                .toList();
    }

    private static boolean isPeer(JsonObject peer, Manifest other) {
        return !peer.containsKey("namespaceSelector")
                && peer.containsKey("podSelector")
                && selects(peer.getJsonObject("podSelector"), other);
    }

    private static boolean selects(JsonObject selector, Manifest workload) {
        Map<String, String> labels = workload.podLabels();
        boolean matches = labels.entrySet()
                .containsAll(Manifest.labels(selector.getJsonObject("matchLabels", new JsonObject()))
                        .entrySet());
        return matches
                && Manifest.objects(selector.getJsonArray("matchExpressions")).stream()
                        .allMatch(one -> isIn(one, labels));
    }

    private static boolean isIn(JsonObject expression, Map<String, String> labels) {
        if (!expression.getString("operator").equals("In")) {
            throw new IllegalArgumentException("not known here: " + expression);
        }
        JsonArray values = expression.getJsonArray("values");
        return values.contains(labels.get(expression.getString("key")));
    }
}
