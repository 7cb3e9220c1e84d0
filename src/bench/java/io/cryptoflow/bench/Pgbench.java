package io.cryptoflow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load driver, where it is installed, with the rows of one order per transaction. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([0-9]+) ");
    private static final long NUMBERS_PER_ROUND = 1L << 32;

    private final Path program;
    private final ScratchTables tables;
    private int rounds;

    private Pgbench(Path program, ScratchTables tables) {
        this.program = program;
        this.tables = tables;
    }

    static Optional<Pgbench> find(ScratchTables tables) {
        return Stream.concat(onPath(), packaged())
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Pgbench(program, tables));
    }

    private static Stream<Path> onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(":").splitAsStream(path).map(folder -> Path.of(folder, "pgbench"));
    }

    /** Where Debian's packages put it. */
    private static Stream<Path> packaged() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin/pgbench")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return run(List.of(program.toString(), "--version")).strip();
    }

    /** Transactions per second of {@code clients} clients, connecting not counted. */
    double run(Accounts accounts, int clients, int seconds) {
        rounds++;
        String said = run(List.of(
                program.toString(),
                "--no-vacuum",
                "--client=" + clients,
                "--jobs=2",
                "--protocol=prepared",
                "--time=" + seconds,
                "--define=base=" + rounds * NUMBERS_PER_ROUND,
                "--define=placed=" + tables.contents().placed(),
                "--define=changed=" + tables.contents().changed(),
                "--file=" + script(accounts, clients)));
        Matcher rate = RATE.matcher(said);
        Matcher failed = FAILED.matcher(said);
        if (!rate.find() || (failed.find() && !failed.group(1).equals("0"))) {
            throw new BenchFailure("pgbench failed: " + said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static Path script(Accounts accounts, int clients) {
        String account = accounts == Accounts.SPREAD ? "('account-' || :client_id::text)" : "'account-0'";
        List<String> lines =
                new ArrayList<>(List.of("\\set base :base + " + clients, "\\set number :base + :client_id", "BEGIN;"));
        for (String statement : ScratchTables.STATEMENTS) {
            lines.add(statement
                            .replaceAll("\\s*\\n\\s*", " ")
                            .replace("{account}", account)
                            .replace("{number}", ":number::bigint")
                            .replace("{placed}", ":placed::json")
                            .replace("{changed}", ":changed::json")
                    + ";");
        }
        lines.add("COMMIT;");
        try {
            Path file = Path.of("target/bench/pgbench-" + accounts.name() + ".sql");
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGHOST", tables.options().getHost());
        builder.environment().put("PGPORT", Integer.toString(tables.options().getPort()));
        builder.environment().put("PGUSER", tables.options().getUser());
        builder.environment().put("PGPASSWORD", tables.options().getPassword());
        builder.environment().put("PGDATABASE", tables.options().getDatabase());
        builder.environment().put("PGOPTIONS", "-c search_path=" + ScratchTables.SCHEMA);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BenchFailure("pgbench failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}
