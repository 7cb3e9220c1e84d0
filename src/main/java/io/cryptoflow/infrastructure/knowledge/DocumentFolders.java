package io.cryptoflow.infrastructure.knowledge;

import io.cryptoflow.domain.knowledge.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Markdown files of folders that an operator named. What they say is text to be quoted, whatever it tells a reader to do. */
public final class DocumentFolders {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentFolders.class);
    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 2_000;
    private static final long MOST_BYTES = 1_048_576;
    private static final String ENDING = ".md";

    private DocumentFolders() {}

    /** All documents, named by their folder and their path in it; what cannot be read is left out, with a warning. Blocks. */
    public static List<Document> read(List<Path> folders) {
        List<Document> documents = new ArrayList<>();
        folders.forEach(folder -> read(folder.toAbsolutePath().normalize(), documents));
        return documents;
    }

    private static void read(Path folder, List<Document> documents) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            List<Path> found = files.filter(DocumentFolders::isDocument)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
            for (Path file : found) {
                documents.add(new Document(name(folder, file), Files.readString(file, StandardCharsets.UTF_8)));
            }
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            LOG.warn("knowledge folder not read folder={} cause=\"{}\"", folder, unreadable.toString());
        }
    }

    private static boolean isDocument(Path file) {
        return file.toString().endsWith(ENDING)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && file.toFile().length() <= MOST_BYTES;
    }

    private static String name(Path folder, Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        return "folder/" + folder.getFileName() + "/" + path.substring(0, path.length() - ENDING.length());
    }
}
