package io.cryptoflow.infrastructure.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What Grafana expects of a dashboard, and what we expect beyond that. */
class DashboardsTest {
    private static final Path FOLDER = Path.of("monitoring/grafana/dashboards");
    private static final Set<String> UNITS = Set.of("short", "s", "ops", "reqps", "percentunit", "bytes", "Bps");
    private static final Set<String> COLORS = Set.of("green", "orange", "red", "blue", "text");
    private static final int COLUMNS = 24;
    private static final Pattern METRIC = Pattern.compile("\\b([a-z][a-z0-9_]+)\\{");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9_*]+)` \\|", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> isADashboardThatGrafanaShows() {
        return dashboards().stream()
                .map(one -> DynamicTest.dynamicTest(one.getString("uid"), () -> {
                    assertThat(one.getString("uid")).matches("cryptoflow-[a-z-]{1,29}");
                    assertThat(one.getString("title")).isNotBlank();
                    assertThat(one.getString("description")).isNotBlank();
                    assertThat(one.getInteger("schemaVersion")).isEqualTo(39);
                    assertThat(one.getJsonArray("tags")).contains("cryptoflow");
                    assertThat(objects(one.getJsonObject("templating"), "list")
                                    .map(variable -> variable.getString("name")))
                            .containsExactly("datasource", "instance");
                    assertThat(panels(one).map(panel -> panel.getInteger("id"))).doesNotHaveDuplicates();
                    assertThat(shown(one).map(panel -> panel.getString("title")))
                            .doesNotHaveDuplicates()
                            .hasSizeGreaterThan(4);
                    shown(one).forEach(DashboardsTest::checkPanel);
                    checkPlaces(one);
                }));
    }

    @Test
    void haveTitlesAndNamesOfTheirOwn() {
        assertThat(dashboards()).hasSize(7);
        assertThat(dashboards()).extracting(one -> one.getString("uid")).doesNotHaveDuplicates();
        assertThat(dashboards()).extracting(one -> one.getString("title")).doesNotHaveDuplicates();
    }

    /** By the tag that all of them have. */
    @Test
    void linkToEachOther() {
        assertThat(dashboards())
                .allSatisfy(
                        one -> assertThat(objects(one, "links")).singleElement().satisfies(link -> {
                            assertThat(link.getString("type")).isEqualTo("dashboards");
                            assertThat(link.getJsonArray("tags")).isEqualTo(JsonArray.of("cryptoflow"));
                            assertThat(link.getBoolean("includeVars")).isTrue();
                            assertThat(link.getBoolean("keepTime")).isTrue();
                        }));
    }

    @Test
    void askOnlyForMetricsThatTheManualExplains() throws IOException {
        Set<String> explained = ROW.matcher(Files.readString(Path.of("src/main/resources/docs/metrics.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        explained.add("up");
        Set<String> asked = dashboards().stream()
                .flatMap(DashboardsTest::shown)
                .flatMap(panel -> objects(panel, "targets"))
                .flatMap(target -> METRIC.matcher(target.getString("expr")).results())
                .map((MatchResult metric) -> metric.group(1).replaceFirst("_(bucket|count|sum)$", ""))
                .filter(metric -> !metric.startsWith("jvm_"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).hasSizeGreaterThan(50).isSubsetOf(explained);
    }

    private static void checkPanel(JsonObject panel) {
        String title = panel.getString("title");
        JsonObject defaults = panel.getJsonObject("fieldConfig").getJsonObject("defaults");
        assertThat(panel.getString("type")).as(title).isIn("stat", "timeseries");
        assertThat(panel.getString("description")).as(title).endsWith(".");
        assertThat(defaults.getString("unit")).as(title).isIn(UNITS);
        checkDatasource(panel);
        checkThresholds(title, defaults.getJsonObject("thresholds"));
        List<String> letters = objects(panel, "targets")
                .map(target -> target.getString("refId"))
                .toList();
        assertThat(letters)
                .as(title)
                .isNotEmpty()
                .isEqualTo(IntStream.range(0, letters.size())
                        .mapToObj(i -> String.valueOf((char) ('A' + i)))
                        .toList());
        objects(panel, "targets").forEach(target -> {
            checkDatasource(target);
            assertThat(target.getString("expr")).as(title).contains("$instance");
        });
    }

    private static void checkDatasource(JsonObject of) {
        assertThat(of.getJsonObject("datasource"))
                .isEqualTo(new JsonObject().put("type", "prometheus").put("uid", "${datasource}"));
    }

    /** Rising, the first for everything below. */
    private static void checkThresholds(String title, JsonObject thresholds) {
        List<JsonObject> steps = objects(thresholds, "steps").toList();
        List<Optional<Double>> values = steps.stream()
                .map(step -> Optional.ofNullable(step.getDouble("value")))
                .toList();
        assertThat(thresholds.getString("mode")).as(title).isEqualTo("absolute");
        assertThat(steps).as(title).extracting(step -> step.getString("color")).isSubsetOf(COLORS);
        assertThat(values).as(title).isNotEmpty();
        assertThat(values.get(0)).as(title).isEmpty();
        assertThat(values.stream().skip(1).map(Optional::orElseThrow).toList())
                .as(title)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static void checkPlaces(JsonObject dashboard) {
        Set<List<Integer>> taken = new HashSet<>();
        panels(dashboard).forEach(panel -> {
            JsonObject place = panel.getJsonObject("gridPos");
            assertThat(place.getInteger("x") + place.getInteger("w"))
                    .as(panel.getString("title"))
                    .isLessThanOrEqualTo(COLUMNS);
            for (int x = place.getInteger("x"); x < place.getInteger("x") + place.getInteger("w"); x++) {
                for (int y = place.getInteger("y"); y < place.getInteger("y") + place.getInteger("h"); y++) {
                    assertThat(taken.add(List.of(x, y)))
                            .as("%s lies over another panel", panel.getString("title"))
                            .isTrue();
                }
            }
        });
    }

    private static List<JsonObject> dashboards() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return new ArrayList<>(files.sorted().map(DashboardsTest::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject read(Path file) {
        try {
            return new JsonObject(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonObject> panels(JsonObject dashboard) {
        return objects(dashboard, "panels");
    }

    private static Stream<JsonObject> shown(JsonObject dashboard) {
        return panels(dashboard).filter(panel -> !panel.getString("type").equals("row"));
    }

    private static Stream<JsonObject> objects(JsonObject of, String list) {
        return of.getJsonArray(list).stream().map(JsonObject.class::cast);
    }
}
