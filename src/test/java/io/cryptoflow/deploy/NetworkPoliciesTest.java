package io.cryptoflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pods reach exactly those whom their settings name, and nobody else. */
class NetworkPoliciesTest {
    @TempDir
    private Path folder = Path.of("");

    private ComposeFile compose = new ComposeFile(List.of(), Set.of());

    @BeforeEach
    void read() throws Exception {
        compose = ComposeFile.read(EnvFile.write(folder.resolve("env")));
    }

    @Test
    void openTheWaysOfTheSettingsOnOneNode() throws IOException {
        Network network = Network.of(Kustomization.read("overlays/single-node"));

        assertThat(network.arrows()).isEqualTo(asked(true));
        assertThat(network.waysOut()).containsExactly("market-data -> 0.0.0.0/0:443", "market-data -> 0.0.0.0/0:9443");
    }

    @Test
    void openTheWaysOfTheSettingsToServersElsewhere() throws IOException {
        Network network = Network.of(Kustomization.read("overlays/production"));
        Set<String> out = new TreeSet<>(List.of("market-data -> 0.0.0.0/0:443", "market-data -> 0.0.0.0/0:9443"));
        for (ComposeService service : compose.product()) {
            service.asks().stream()
                    .filter(place -> !compose.service(place.service()).isProduct())
                    .forEach(place -> out.add(service.name() + " -> 10.0.0.0/8:" + place.port()));
        }

        assertThat(network.arrows()).isEqualTo(asked(false));
        assertThat(network.waysOut()).isEqualTo(out);
    }

    private Set<String> asked(boolean serversToo) {
        Set<String> arrows = new TreeSet<>();
        for (ComposeService service : compose.product()) {
            for (ComposeService.Place place : service.asks()) {
                if (serversToo || compose.service(place.service()).isProduct()) {
                    arrows.add(service.name() + " -> " + place.service() + ":" + place.port());
                }
            }
        }
        return arrows;
    }

    @Test
    void letClientsInAtTheGatewayAndPrometheusAtTheMetrics() throws IOException {
        Set<String> in = new TreeSet<>();
        for (ComposeService service : compose.product()) {
            in.add("monitoring -> " + service.name() + ":"
                    + service.settings().management().port());
        }
        in.add("anybody -> gateway:"
                + compose.service("gateway").settings().http().port());

        assertThat(Network.of(Kustomization.read("overlays/single-node")).waysIn())
                .isEqualTo(in);
        assertThat(Network.of(Kustomization.read("overlays/production")).waysIn())
                .isEqualTo(in);
    }

    @Test
    void countWhatNobodyForbidsAsOpen() throws IOException {
        Kustomization all = Kustomization.read("overlays/single-node");

        Network open = new Network(all.workloads(), List.of());

        assertThat(open.arrows()).contains("rabbitmq -> gateway:8080", "redis -> postgres:5432");
    }
}
