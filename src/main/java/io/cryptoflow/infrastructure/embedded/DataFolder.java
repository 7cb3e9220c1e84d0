package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The folder that holds everything an embedded process stores, closed to other users and owned by one process at a
 * time. The lock belongs to the process, not to a file that could be left behind: a killed owner releases it.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final int SECRET_BYTES = 32;
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{" + 2 * SECRET_BYTES + "}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** Folders open in this process: to close any channel of a lock file would give up the lock of the whole process. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens the folder for this process and creates it where it is missing.
     *
     * @throws DataFolderInUse when another live process has it open
     * @throws EmbeddedFailure when it cannot be used: a file, not writable, or full of somebody else's files
     */
    public static DataFolder open(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            Path path = folder.toRealPath();
            refuseForeign(path);
            OwnerOnly.folder(path);
            if (!OPEN.add(path)) {
                throw new DataFolderInUse(path, ownPid());
            }
            try {
                DataFolder opened = new DataFolder(path, lock(path));
                OwnerOnly.delete(path.resolve("tmp"));
                return opened;
            } catch (IOException | RuntimeException e) {
                OPEN.remove(path);
                throw e;
            }
        } catch (DataFolderInUse | EmbeddedFailure said) {
            throw said;
        } catch (FileAlreadyExistsException e) {
            throw new EmbeddedFailure("data.folder " + folder + " is not a folder; choose another data.folder", e);
        } catch (IOException e) {
            throw new EmbeddedFailure(
                    "data.folder " + folder + " cannot be written by user " + System.getProperty("user.name") + " (" + e
                            + "); choose another data.folder",
                    e);
        }
    }

    /** A folder that is in other use must not be closed to its users because of a slip in the configuration. */
    private static void refuseForeign(Path path) throws IOException {
        if (Files.exists(path.resolve(LOCK))) {
            return;
        }
        try (var files = Files.list(path)) {
            if (files.findAny().isPresent()) {
                throw new EmbeddedFailure("data.folder " + path
                        + " is not empty and holds no CryptoFlow data; choose a new or an empty data.folder");
            }
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = OwnerOnly.file(path.resolve(LOCK));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held == null) {
                throw new DataFolderInUse(path, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ownPid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String ownPid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    /** Absolute, without symbolic links. */
    public Path path() {
        return path;
    }

    /**
     * Reads or creates the random secret of this name: 32 bytes as 64 hexadecimal digits, the same at every start.
     *
     * @throws EmbeddedFailure when the stored secret is not such a number
     */
    public synchronized String secret(String name) throws IOException {
        Path file = secretFile(name);
        if (!Files.exists(file)) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            OwnerOnly.folder(path.resolve("secrets"));
            OwnerOnly.write(file, temporary(), HexFormat.of().formatHex(random) + "\n");
        }
        String secret =
                Files.readString(OwnerOnly.file(file), StandardCharsets.UTF_8).strip();
        if (!SECRET.matcher(secret).matches()) {
            throw new EmbeddedFailure(file + " is damaged: expected " + 2 * SECRET_BYTES + " hexadecimal digits");
        }
        return secret;
    }

    Path secretFile(String name) {
        return path.resolve("secrets").resolve(checked(name));
    }

    /** Writes a file of this name into the folder, readable by its owner only, in one step. */
    public synchronized void writePrivate(String name, String text) throws IOException {
        OwnerOnly.write(path.resolve(checked(name)), temporary(), text);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name of a file in the data folder: " + name);
        }
        return name;
    }

    /** A name for something half made; it is gone at the next start unless it was moved away. */
    Path temporary() throws IOException {
        return OwnerOnly.folder(path.resolve("tmp")).resolve(UUID.randomUUID().toString());
    }

    /** The log of a server, ready to be appended to. */
    LogFile log(String name) throws IOException {
        return LogFile.open(OwnerOnly.folder(path.resolve("logs")).resolve(checked(name) + ".log"));
    }

    /** Releases the folder for other processes; stop the servers in it first. */
    @Override
    public void close() throws IOException {
        lock.close();
        OPEN.remove(path);
    }
}
