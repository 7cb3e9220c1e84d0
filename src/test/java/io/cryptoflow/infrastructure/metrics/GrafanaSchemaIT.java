package io.cryptoflow.infrastructure.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.fixture.NodePackages;
import io.cryptoflow.fixture.Program;
import io.cryptoflow.fixture.Skip;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboards against the types that Grafana publishes on npm as its schema, checked by the TypeScript compiler. */
class GrafanaSchemaIT {
    private static final Path DASHBOARDS = Path.of("monitoring/grafana/dashboards");
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Path INSTALLED = Path.of("target/node-grafana");

    /** JSON writes what the types call members of enumerations as plain strings. */
    private static final String TYPES =
            """
            import type { Dashboard, Panel, RowPanel } from '@grafana/schema';
            import type { Options as Stat } from './node_modules/@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen.js';
            import type { Options as TimeSeries, FieldConfig } from './node_modules/@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen.js';
            type Plain<T> = unknown extends T ? T : T extends string ? `${T}` : T extends (infer U)[] ? Plain<U>[]
                : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;
            type Shown<K, O, C> = Omit<Plain<Panel>, 'type' | 'options' | 'fieldConfig'> & { type: K, options: Plain<O>,
                fieldConfig: { defaults: Omit<Plain<NonNullable<Panel['fieldConfig']>['defaults']>, 'custom'> & { custom?: C }, overrides: [] } };
            type AnyPanel = Plain<RowPanel> | Shown<'stat', Stat, never> | Shown<'timeseries', TimeSeries, Plain<FieldConfig>>;
            export const dashboard: Omit<Plain<Dashboard>, 'panels'> & { panels: AnyPanel[] } =
            """;

    @BeforeAll
    static void install() throws Exception {
        NodePackages packages = new NodePackages(Path.of("src/test/node/grafana"), INSTALLED);
        Skip.because(GrafanaSchemaIT.class, packages.install());
    }

    @Test
    void everyDashboardIsOneOfGrafana() throws Exception {
        List<Path> written = new ArrayList<>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file : files.sorted().toList()) {
                written.add(write(file.getFileName().toString().replace(".json", ".ts"), Files.readString(file)));
            }
        }

        assertThat(written).hasSize(7);
        check(written);
    }

    @Test
    void noticesWhatGrafanaDoesNotKnow() throws Exception {
        JsonObject overview = new JsonObject(Files.readString(DASHBOARDS.resolve("overview.json")));
        overview.getJsonArray("panels")
                .getJsonObject(1)
                .getJsonObject("options")
                .put("colorMode", "bright");
        Path written = write("wrong.ts", overview.encode());

        assertThatThrownBy(() -> check(List.of(written))).hasMessageContaining("Type '\"bright\"' is not assignable");
    }

    private static Path write(String name, String dashboard) throws IOException {
        return Files.writeString(INSTALLED.resolve(name), TYPES + dashboard + ";\n");
    }

    private static void check(List<Path> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "node",
                "node_modules/typescript/bin/tsc",
                "--noEmit",
                "--strict",
                "--skipLibCheck",
                "--module",
                "nodenext",
                "--moduleResolution",
                "nodenext"));
        files.forEach(file -> command.add(file.getFileName().toString()));
        Program.run(INSTALLED, LIMIT, command);
    }
}
