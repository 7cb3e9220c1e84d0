package io.cryptoflow.infrastructure.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Server programs, unpacked once from the class path into {@code bin/} of the data folder. */
final class Programs {
    private static final int OWNER_EXECUTES = 0100;
    private static final int BUFFER_BYTES = 1 << 16;

    private Programs() {}

    /** The folder of an archive ({@code .txz}), unpacked in full or not at all. */
    static Path unpackArchive(DataFolder folder, String name, String resource) throws IOException {
        return unpack(folder, name, resource, Programs::extract);
    }

    /** The folder that holds one program as a plain resource. */
    static Path unpackFile(DataFolder folder, String name, String resource, String program) throws IOException {
        return unpack(folder, name, resource, (in, to) -> copy(in, to.resolve(program), true));
    }

    private interface Unpacking {
        void run(InputStream in, Path to) throws IOException;
    }

    private static Path unpack(DataFolder folder, String name, String resource, Unpacking unpacking)
            throws IOException {
        Path target = OwnerOnly.folder(folder.path().resolve("bin")).resolve(name);
        if (Files.exists(target)) {
            return target;
        }
        Path temporary = OwnerOnly.folder(folder.temporary());
        try (InputStream in = Programs.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new EmbeddedFailure("the program " + resource + " is missing on the class path");
            }
            unpacking.run(new BufferedInputStream(in, BUFFER_BYTES), temporary);
        }
        OwnerOnly.publish(temporary, target);
        return target;
    }

    private static void extract(InputStream in, Path to) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = to.resolve(entry.getName()).normalize();
                if (!file.startsWith(to)) {
                    throw new IOException("archive entry outside of its folder: " + entry.getName());
                }
                place(tar, entry, file);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            copy(tar, file, (entry.getMode() & OWNER_EXECUTES) != 0);
        }
    }

    private static void copy(InputStream in, Path file, boolean executable) throws IOException {
        Files.copy(in, file);
        if (executable) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
