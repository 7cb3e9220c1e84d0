package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostgresMigrationsIT {
    private final Database database = Database.shared();

    @Test
    void appliesEveryMigrationOnceHoweverManyProcessesTry() throws IOException {
        List<String> files = files();
        Pool one = database.freshDatabase("migrated");
        Pool two = database.pool("migrated");

        var first = new PostgresMigrations(database.vertx(), one).run();
        var second = new PostgresMigrations(database.vertx(), two).run();
        int applied = await(first) + await(second);
        int again = await(new PostgresMigrations(database.vertx(), one).run());

        assertThat(List.of(applied, again)).isEqualTo(List.of(files.size(), 0));
        assertThat(Database.ask(one, "SELECT file FROM schema_migrations ORDER BY file"))
                .isEqualTo(files);
        await(one.close());
        await(two.close());
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> folder = Files.list(Path.of("src/main/resources/db/migration"))) {
            return folder.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
