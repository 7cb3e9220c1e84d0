package io.cryptoflow.deploy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * docker-compose.yml, with its variables filled in as docker-compose does.
 *
 * @param services in the order of the file
 * @param volumes the named ones
 */
public record ComposeFile(List<ComposeService> services, Set<String> volumes) {
    static final Path PATH = Path.of("docker-compose.yml");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\$|\\{(?<name>\\w+)(?:(?<mark>:[-?])(?<rest>[^}]*))?})");

    /**
     * Reads the file of the project.
     *
     * @throws IllegalArgumentException when a variable has no value that must have one, with the message of the file
     */
    public static ComposeFile read(Map<String, String> variables) throws IOException {
        String text = VARIABLE.matcher(Files.readString(PATH))
                .replaceAll(match -> Matcher.quoteReplacement(value(match, variables)));
        JsonObject file = StrictYaml.documents(text).get(0);
        JsonObject services = file.getJsonObject("services");
        return new ComposeFile(
                services.fieldNames().stream()
                        .map(name -> new ComposeService(name, services.getJsonObject(name)))
                        .toList(),
                new LinkedHashSet<>(file.getJsonObject("volumes").fieldNames()));
    }

    private static String value(MatchResult match, Map<String, String> variables) {
        String name = match.group(1);
        if (name == null) {
            return "$";
        }
        String given = variables.getOrDefault(name, "");
        if (given.isEmpty() && ":?".equals(match.group(2))) {
            throw new IllegalArgumentException(name + ": " + match.group(3));
        }
        return given.isEmpty() ? Optional.ofNullable(match.group(3)).orElse("") : given;
    }

    /** The variables without which nothing starts, and what is said then. */
    static Map<String, String> required() throws IOException {
        return VARIABLE.matcher(Files.readString(PATH))
                .results()
                .filter(match -> ":?".equals(match.group(2)))
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(3), (one, other) -> one));
    }

    /** The processes of the product itself. */
    public List<ComposeService> product() {
        return services.stream().filter(ComposeService::isProduct).toList();
    }

    /** The service of this name. */
    public ComposeService service(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service " + name));
    }
}
