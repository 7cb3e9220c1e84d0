package io.cryptoflow.infrastructure.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.entrypoints.json.IntentJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shared sentences, each with the meaning that their authors expect. */
class SharedSentencesTest {
    private static final int EXACT_PERCENT = 97;

    @Test
    void understandsTheSharedSentencesAndNeverTradesWrongly() throws Exception {
        List<String> lines = Files.readAllLines(Sentences.shared("utterances-dev.jsonl"));
        List<String> inexact = new ArrayList<>();
        List<String> wrong = new ArrayList<>();

        for (String line : lines) {
            JsonObject gold = new JsonObject(line);
            Interpretation meaning = Sentences.meaning(gold.getString("text"));
            JsonObject expected = gold.getJsonObject("expect");
            JsonArray actions = actions(meaning);
            boolean exact = IntentJson.of(meaning).getString("outcome").equals(expected.getString("outcome"))
                    && actions.equals(expected.getJsonArray("actions"));
            if (!exact) {
                inexact.add(gold.getString("id"));
            }
            if (meaning.trades() && !actions.equals(expected.getJsonArray("actions"))) {
                wrong.add(gold.getString("id"));
            }
        }

        assertThat(lines).hasSizeGreaterThanOrEqualTo(100);
        assertThat(wrong).as("wrong trades").isEmpty();
        assertThat(100 * (lines.size() - inexact.size()) / lines.size())
                .as("exact percent, without %s", inexact)
                .isGreaterThanOrEqualTo(EXACT_PERCENT);
    }

    private static JsonArray actions(Interpretation meaning) {
        JsonArray actions = IntentJson.of(meaning).getJsonArray("actions");
        actions.forEach(action -> ((JsonObject) action).remove("query"));
        return actions;
    }
}
