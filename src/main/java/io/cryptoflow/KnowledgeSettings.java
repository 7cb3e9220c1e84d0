package io.cryptoflow;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the knowledge base reads besides the manual.
 *
 * @param folders of Markdown files
 */
public record KnowledgeSettings(List<Path> folders) {
    private static final String FOLDERS = "knowledge.folders";

    /** Keeps its own copy. */
    public KnowledgeSettings {
        folders = List.copyOf(folders);
    }

    /** @param text gives each key's text once */
    static KnowledgeSettings read(UnaryOperator<String> text) {
        String folders = text.apply(FOLDERS);
        return new KnowledgeSettings(
                folders.isEmpty()
                        ? List.of()
                        : Arrays.stream(folders.split(",", -1))
                                .map(String::strip)
                                .map(KnowledgeSettings::folder)
                                .toList());
    }

    private static Path folder(String path) {
        if (path.isEmpty()) {
            throw SettingsException.wrong(FOLDERS, path, "paths of folders");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException notAPath) {
            throw SettingsException.wrong(FOLDERS, path, "paths of folders");
        }
    }
}
