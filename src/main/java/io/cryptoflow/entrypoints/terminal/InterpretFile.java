package io.cryptoflow.entrypoints.terminal;

import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.agent.Outcome;
import io.cryptoflow.entrypoints.json.IntentJson;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Says of every sentence in a file what it means. It needs no server and acts on nothing. */
public final class InterpretFile {
    private static final int REPORTED = 10_000;
    private static final int LONGEST_LINE = 100_000;

    private final Function<MarketVocabulary, Interpreter> interpreters;
    private final PrintStream terminal;
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    /** Reads with what {@code interpreters} makes for the world's vocabulary; tells its progress on {@code terminal}. */
    public InterpretFile(Function<MarketVocabulary, Interpreter> interpreters, PrintStream terminal) {
        this.interpreters = interpreters;
        this.terminal = terminal;
    }

    /**
     * Reads sentences as {@code {"id", "text"}}, one object a line, and writes {@code {"id", "pred"}} for each.
     *
     * @throws InterpretFailure with one line for the user when a file or a line of it cannot be used
     */
    public void run(Path worldFile, Path sentences, Path answers) {
        World world = world(worldFile);
        Interpreter interpreter = interpreters.apply(world.vocabulary());
        refuseSameFile(sentences, answers);
        int lines = 0;
        try (BufferedReader in = Files.newBufferedReader(sentences);
                BufferedWriter out = Files.newBufferedWriter(answers)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines++;
                if (!line.isBlank()) {
                    out.write(answer(line, sentences + ":" + lines, interpreter, world));
                    out.newLine();
                }
                if (lines % REPORTED == 0) {
                    terminal.println("read " + lines + " lines");
                }
            }
        } catch (IOException e) {
            throw unusable(e, sentences);
        }
        terminal.println(summary(answers));
    }

    private static void refuseSameFile(Path sentences, Path answers) {
        if (sentences
                .toAbsolutePath()
                .normalize()
                .equals(answers.toAbsolutePath().normalize())) {
            throw new InterpretFailure("--out: is the same file as --in");
        }
    }

    private static World world(Path file) {
        try {
            return World.parse(Files.readString(file));
        } catch (IOException e) {
            throw unusable(e, file);
        } catch (IllegalArgumentException e) {
            throw new InterpretFailure(file + ": " + e.getMessage());
        }
    }

    private String answer(String line, String place, Interpreter interpreter, World world) {
        JsonObject said = sentence(line, place);
        Interpretation meaning = interpreter.interpret(said.getString("text"), world.context());
        counts.merge(meaning.outcome(), 1, Integer::sum);
        return new JsonObject()
                .put("id", said.getString("id"))
                .put("pred", IntentJson.of(meaning))
                .encode();
    }

    private static JsonObject sentence(String line, String place) {
        try {
            JsonObject said = line.length() > LONGEST_LINE ? new JsonObject() : new JsonObject(line);
            if (said.getValue("id") instanceof String && said.getValue("text") instanceof String) {
                return said;
            }
            throw new InterpretFailure(place + ": expected an object with the texts \"id\" and \"text\"");
        } catch (DecodeException e) {
            throw new InterpretFailure(place + ": expected a JSON object: " + World.firstLine(e));
        }
    }

    private static InterpretFailure unusable(IOException e, Path file) {
        if (e instanceof NoSuchFileException missing) {
            return new InterpretFailure(missing.getFile() + ": no such file or folder");
        }
        if (e instanceof AccessDeniedException denied) {
            return new InterpretFailure(denied.getFile() + ": may not be opened");
        }
        if (e instanceof CharacterCodingException) {
            return new InterpretFailure(file + ": is not UTF-8");
        }
        String named = e instanceof FileSystemException of && of.getFile() != null ? of.getFile() : file.toString();
        return new InterpretFailure(named + ": " + World.firstLine(e));
    }

    private String summary(Path answers) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        StringBuilder line = new StringBuilder("interpreted " + all + " sentences");
        String joint = ": ";
        for (Outcome outcome : Outcome.values()) {
            line.append(joint)
                    .append(outcome.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(counts.getOrDefault(outcome, 0));
            joint = ", ";
        }
        return line.append("; written to ").append(answers).toString();
    }
}
