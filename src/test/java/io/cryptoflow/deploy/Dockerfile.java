package io.cryptoflow.deploy;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The recipe of the image, instruction by instruction. */
public record Dockerfile(List<Instruction> instructions) {
    static final Path PATH = Path.of("src/main/docker/Dockerfile");
    private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");
    private static final Pattern MODULES = Pattern.compile("--add-modules\\s+(\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(\\S+)");

    /** One line, continued lines joined. */
    record Instruction(String name, String text) {}

    /** Reads the file of the project. */
    public static Dockerfile read() throws IOException {
        String joined = CONTINUED.matcher(Files.readString(PATH)).replaceAll("");
        return new Dockerfile(joined.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", 2))
                .map(parts -> new Instruction(parts[0], parts[1]))
                .toList());
    }

    List<String> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::text)
                .toList();
    }

    private String last(String name) {
        List<String> all = all(name);
        return all.get(all.size() - 1);
    }

    /** What a container runs, before its own arguments. */
    public List<String> entryPoint() {
        return new JsonArray(last("ENTRYPOINT")).stream().map(String::valueOf).toList();
    }

    /** What every container has set. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        all("ENV").forEach(line -> VARIABLE.matcher(line)
                .results()
                .forEach(match -> environment.put(match.group(1), match.group(2))));
        return environment;
    }

    /** The user by number, and the group. */
    String user() {
        return last("USER");
    }

    List<String> ports() {
        return List.of(last("EXPOSE").split("\\s+", -1));
    }

    /** The modules of Java that the runtime of the image has. */
    public List<String> modules() {
        return all("RUN").stream()
                .flatMap(line -> MODULES.matcher(line).results())
                .flatMap(match -> Arrays.stream(match.group(1).split(",", -1)))
                .toList();
    }

    /** What is copied out of the project, not out of another stage. */
    List<String> copied() {
        List<String> copied = new ArrayList<>();
        for (String line : all("COPY")) {
            if (!line.startsWith("--from=")) {
                List<String> words = List.of(line.split("\\s+", -1));
                copied.addAll(words.subList(0, words.size() - 1));
            }
        }
        return copied;
    }
}
