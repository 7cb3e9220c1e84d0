package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The data of the embedded PostgreSQL: made once by initdb, in full or not at all. */
final class PostgresCluster {
    private static final String MAJOR_VERSION = "18";
    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);

    private PostgresCluster() {}

    /** Opens or makes the cluster; its superuser is {@code postgres} with the secret of that name as password. */
    static void open(DataFolder folder, Path home, Path programs, Privileges privileges, LogFile log)
            throws IOException {
        if (!Files.exists(home)) {
            initialize(folder, home, programs, privileges, log);
        }
        String version = Files.readString(home.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new EmbeddedFailure(home + " was written by PostgreSQL " + version + ", this CryptoFlow brings "
                    + MAJOR_VERSION + "; choose another data.folder");
        }
        privileges.own(home);
    }

    private static void initialize(DataFolder folder, Path home, Path programs, Privileges privileges, LogFile log)
            throws IOException {
        Path temporary = OwnerOnly.folder(folder.temporary());
        privileges.own(temporary);
        // The collation is built in: indexes do not depend on the C library of the machine.
        List<String> command = List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + temporary,
                "--username=" + EmbeddedPostgres.USER,
                "--pwfile=" + folder.secretFile(EmbeddedPostgres.USER),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        ChildProcess initdb = ChildProcess.start(
                "initdb", privileges.wrap(ChildProcess.tied("KILL", command)), folder.path(), log, () -> {});
        if (!initdb.succeedsWithin(INIT_LIMIT)) {
            throw new EmbeddedFailure("PostgreSQL cannot make its data folder: " + log.complaint() + " (more in "
                    + log.path() + "); set postgres.uri to use an external server");
        }
        OwnerOnly.publish(temporary, home);
    }
}
