package io.cryptoflow.entrypoints.http;

import io.cryptoflow.domain.knowledge.Document;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The manual that the product ships: {@code docs/*.md} of its own jar. */
public final class Manual {
    private static final String FOLDER = "docs";
    private static final String FIRST = FOLDER + "/getting-started.md";
    private static final String ENDING = ".md";

    private Manual() {}

    /** All pages by name, as {@code docs/orders}; blocks. */
    public static List<Document> read() {
        try {
            URI page = Objects.requireNonNull(Manual.class.getClassLoader().getResource(FIRST), FIRST)
                    .toURI();
            if (page.getScheme().equals("file")) {
                return read(Objects.requireNonNull(Path.of(page).getParent()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(page, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the manual of the jar cannot be read", e);
        }
    }

    private static List<Document> read(Path folder) throws IOException {
        List<Document> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(ENDING)) {
                    String page = name.substring(0, name.length() - ENDING.length());
                    pages.add(new Document(FOLDER + "/" + page, Files.readString(file, StandardCharsets.UTF_8)));
                }
            }
        }
        return pages;
    }
}
