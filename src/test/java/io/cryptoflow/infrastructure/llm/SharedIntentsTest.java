package io.cryptoflow.infrastructure.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cryptoflow.domain.agent.ClosureRule;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.RequestRules;
import io.cryptoflow.entrypoints.json.IntentJson;
import io.cryptoflow.entrypoints.terminal.World;
import io.cryptoflow.infrastructure.parser.GrammarInterpreter;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a model without fault would answer to the shared sentences: the tools can say it, and the checks let most of it pass. */
class SharedIntentsTest {
    private static final int MOST_ASKED_BACK_OF_TEN = 2;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void readsInTheToolsWhatTheSentencesMean() throws IOException {
        World world = World.parse(Files.readString(shared("world.json")));
        IntentTools tools = IntentTools.load(vertx);
        IntentReader reader = new IntentReader(world.vocabulary());
        GrammarInterpreter parser = new GrammarInterpreter(world.vocabulary());
        RequestRules rules = new RequestRules(world.vocabulary());
        List<String> stopped = new ArrayList<>();
        int trades = 0;

        for (String line : Files.readAllLines(shared("utterances-dev.jsonl"))) {
            JsonObject said = new JsonObject(line);
            JsonArray actions = said.getJsonObject("expect").getJsonArray("actions", new JsonArray());
            if (actions.isEmpty() || actions.encode().contains("expire_at")) {
                continue;
            }
            List<Intent> intents = actions.stream()
                    .map(action -> intent((JsonObject) action, said.getString("text"), tools, reader))
                    .toList();
            assertThat(IntentJson.of(Interpretation.of(intents)).getJsonArray("actions"))
                    .as(line)
                    .isEqualTo(withQuestions(actions, said.getString("text")));
            boolean trading = intents.stream().anyMatch(Intent::trades);
            boolean passes = rules.objection(intents).isEmpty()
                    && ClosureRule.objection(parser.mentions(said.getString("text")), intents, world.context())
                            .isEmpty();
            trades += trading ? 1 : 0;
            if (!passes) {
                stopped.add(said.getString("text"));
            }
        }

        assertThat(trades).isGreaterThan(0);
        assertThat(stopped)
                .as("asked back of %d", trades)
                .hasSizeLessThanOrEqualTo(trades * MOST_ASKED_BACK_OF_TEN / 10);
    }

    private static Intent intent(JsonObject action, String text, IntentTools tools, IntentReader reader) {
        JsonObject arguments = action.copy();
        String tool = (String) arguments.remove("type");
        arguments.remove("query");
        return reader.read(tool, tools.arguments(new ChatReply.Call("1", tool, arguments.encode())), text);
    }

    private static JsonArray withQuestions(JsonArray actions, String text) {
        JsonArray all = actions.copy();
        all.forEach(action -> {
            JsonObject json = (JsonObject) action;
            if (json.getString("type").equals("ask_docs")) {
                json.put("query", text);
            }
        });
        return all;
    }

    private static Path shared(String name) {
        Optional<Path> file = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("agent").resolve(name))
                .filter(Files::isReadable)
                .findFirst();
        assumeThat(file)
                .as("SKIPPED: no shared/agent/%s in any folder above the working directory", name)
                .isPresent();
        return file.orElseThrow();
    }
}
