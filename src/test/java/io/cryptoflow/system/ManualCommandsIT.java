package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.Program;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell blocks of every page of the manual, as they stand there, one shell for each page, against one product. Blocks
 * that start another program than a client are not run here.
 */
class ManualCommandsIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Pattern OTHER_PROGRAM = Pattern.compile(
            "^( *[A-Z_]+=\\S+)* *(mvn|java|jar|pkill|docker|kubectl|npm|node|grpcurl|psql|pg_[a-z]+|cp|tar)\\b",
            Pattern.MULTILINE);

    /** An answer that is an error ends the page; a stream that never ends is left after a while, but must have told something. */
    private static final String CURL =
            """
            set -euo pipefail
            curl() {
              local said status=0 seconds=20
              case " $* " in *' -N '*) seconds=4 ;; esac
              said=$(command curl --fail-with-body --max-time $seconds "$@") || status=$?
              printf '%s\\n' "$said"
              if ((seconds == 4 && status == 28)) && [[ -n $said ]]; then status=0; fi
              return $status
            }
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static RunningProduct product;

    @BeforeAll
    static void start() throws Exception {
        Path candles = Files.createDirectory(folder.resolve("candles"));
        product = RunningProduct.start(ProductSetup.withEveryRole(folder).with("BACKTESTS_FOLDER", candles));
        JsonObject question = new JsonObject().put("question", "what is a tick?");
        assertThat(Waiting.until(
                        LIMIT.multipliedBy(3),
                        () -> product.client()
                                        .post("/knowledge/questions", question)
                                        .status()
                                == 200))
                .as("the manual is read")
                .isTrue();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @TestFactory
    Stream<DynamicTest> runsEveryCommandOfThePage() throws IOException {
        try (Stream<Path> pages = Files.list(ManualBlocks.MANUAL)) {
            List<Path> withCommands = pages.filter(Files::isRegularFile)
                    .filter(page -> !commands(page).isEmpty())
                    .sorted()
                    .toList();
            assertThat(withCommands).hasSizeGreaterThan(6);
            return withCommands.stream()
                    .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> run(page)));
        }
    }

    private static String commands(Path page) {
        try {
            return ManualBlocks.of(page).all("sh").stream()
                    .filter(block -> !OTHER_PROGRAM.matcher(block).find())
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Path page) throws Exception {
        String commands = commands(page)
                .replaceAll("(127\\.0\\.0\\.1|localhost):8080", authority(product.api()))
                .replaceAll("(127\\.0\\.0\\.1|localhost):8081", authority(product.ready()));

        String said = Program.run(folder, LIMIT, List.of("bash", "-c", CURL + commands));

        assertThat(said).as("what %s printed", page.getFileName()).isNotEmpty();
    }

    private static String authority(String uri) {
        return URI.create(uri).getAuthority();
    }
}
