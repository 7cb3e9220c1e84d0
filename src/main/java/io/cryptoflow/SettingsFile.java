package io.cryptoflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file of settings, read as text by key. No value is interpreted here, so no decimal passes through a float and
 * no tag builds an object.
 */
final class SettingsFile {

    private static final String DEFAULTS = "conf/cryptoflow.yaml";
    private static final int LARGEST_BYTES = 1_048_576;
    private static final Node NOTHING = new ScalarNode(Tag.NULL, "", null, null, ScalarStyle.PLAIN);

    private final String name;
    private final KnownKeys known;
    private final Map<String, Given> values = new LinkedHashMap<>();

    private SettingsFile(String name, KnownKeys known) {
        this.name = name;
        this.known = known;
    }

    /** Every key with its default. In that file a value is never a block mapping, a group of keys always is. */
    static Map<String, Given> defaults() {
        Node root = compose(DEFAULTS, decode(DEFAULTS, defaultBytes()));
        List<String> keys = new ArrayList<>();
        addKeys("", root, keys);
        SettingsFile file = new SettingsFile(DEFAULTS, new KnownKeys(keys));
        file.addValues("", (MappingNode) root);
        file.values.replaceAll((key, given) -> new Given(given.text(), "the default"));
        return file.values;
    }

    /**
     * Reads the file of a user.
     *
     * @param origin the flag or the variable that named the file
     */
    static Map<String, Given> read(String name, String origin, KnownKeys known) {
        SettingsFile file = new SettingsFile(name, known);
        Node root = compose(name, decode(name, bytes(name, origin)));
        if (root instanceof MappingNode mapping) {
            file.addValues("", mapping);
        } else if (!isNothing(root)) {
            throw SettingsException.about(name, "has no keys, expected keys such as http.port");
        }
        return file.values;
    }

    private static byte[] defaultBytes() {
        try (InputStream stream = SettingsFile.class.getResourceAsStream("/" + DEFAULTS)) {
            return Objects.requireNonNull(stream, DEFAULTS).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] bytes(String name, String origin) {
        String trouble = "no such file";
        try {
            Path path = Path.of(name);
            if (Files.exists(path)) {
                trouble = Files.isDirectory(path) ? "is a folder, expected a file" : "cannot be read";
                return bytes(path);
            }
        } catch (IOException | InvalidPathException unreadable) {
            throw SettingsException.about(name, trouble).from(origin);
        }
        throw SettingsException.about(name, trouble).from(origin);
    }

    private static byte[] bytes(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw SettingsException.about(path.toString(), "is longer than " + LARGEST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    private static String decode(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherCharset) {
            throw SettingsException.about(name, "is not UTF-8 text");
        }
    }

    /** The document as it is written; an empty one holds nothing. */
    private static Node compose(String name, String text) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try {
            return Optional.ofNullable(yaml.compose(new StringReader(text))).orElse(NOTHING);
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw SettingsException.about(name + " line " + line, "is not YAML, " + withoutNames(broken.getProblem()));
        } catch (YAMLException | IllegalArgumentException unreadable) {
            throw SettingsException.about(name, "is not YAML, it has a character that text never has");
        }
    }

    /** What the parser says, without the words of the document that it quotes: they may be secret. */
    private static String withoutNames(String problem) {
        return problem.contains("TAB")
                ? "a tab cannot indent: use spaces"
                : problem.replaceAll("(?s)(alias|anchor|handle|allowed|numbers|escape character|any token)\\b.*", "$1")
                        .replaceAll("\\p{Cntrl}", " ");
    }

    private static void addKeys(String path, Node node, List<String> keys) {
        if (node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.BLOCK) {
            mapping.getValue()
                    .forEach(entry -> addKeys(join(path, textOf(entry.getKeyNode())), entry.getValueNode(), keys));
        } else {
            keys.add(path);
        }
    }

    private void addValues(String group, MappingNode mapping) {
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            int line = lineOf(entry.getKeyNode());
            String path = join(group, textOf(entry.getKeyNode()));
            Integer earlier = lines.putIfAbsent(path, line);
            if (earlier != null) {
                throw SettingsException.about(path, "is set twice, on lines " + earlier + " and " + line)
                        .from("from " + name);
            }
            addValue(path, entry.getValueNode(), "from " + name + " line " + line);
        }
    }

    private void addValue(String path, Node node, String origin) {
        if (known.isKey(path)) {
            Given.add(values, path, new Given(textOf(node), origin));
        } else if (!known.isGroup(path)) {
            throw SettingsException.about(path, "is not a key, did you mean " + known.nearest(path) + "?")
                    .from(origin);
        } else if (node instanceof MappingNode mapping) {
            addValues(path, mapping);
        } else if (!isNothing(node)) {
            throw SettingsException.about(path, "was a value, expected the keys of a group")
                    .from(origin);
        }
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String join(String group, String key) {
        return group.isEmpty() ? key : group + "." + key;
    }

    /** A scalar as it is written; what is nested deeper than a list or a map of scalars is no value of any key. */
    private static String textOf(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(SettingsFile::scalarOf).collect(Collectors.joining(","));
        }
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .map(entry -> scalarOf(entry.getKeyNode()) + "=" + scalarOf(entry.getValueNode()))
                    .collect(Collectors.joining(","));
        }
        return scalarOf(node);
    }

    private static String scalarOf(Node node) {
        return node instanceof ScalarNode scalar && !isNothing(node)
                ? scalar.getValue()
                : isNothing(node) ? "" : "[...]";
    }
}
