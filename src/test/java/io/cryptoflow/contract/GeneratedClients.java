package io.cryptoflow.contract;

import io.cryptoflow.fixture.NodePackages;
import io.cryptoflow.fixture.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Clients in Java and TypeScript, generated from the contract below one folder, each with a program that trades. */
final class GeneratedClients {
    private static final Path SOURCES = Path.of("src/test/contract");
    private static final Path TOOLS = Path.of("target/tools");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path folder;
    private final NodePackages packages;

    /** Clients in {@code folder}, which lies beside the packages of npm, so that Node finds these. */
    GeneratedClients(Path folder, NodePackages packages) {
        this.folder = folder;
        this.packages = packages;
    }

    /** Makes the sources of both anew from a contract. */
    void generate(byte[] contract) throws Exception {
        empty(folder);
        Files.write(folder.resolve("openapi.yaml"), contract);
        for (String file : List.of("java-client.yaml", "typescript-client.yaml", "tsconfig.json", "trade.ts")) {
            Files.copy(SOURCES.resolve(file), folder.resolve(file));
        }
        String generator =
                TOOLS.resolve("openapi-generator-cli.jar").toAbsolutePath().toString();
        run(JAVA.toString(), "-jar", generator, "batch", "--fail-fast", "java-client.yaml", "typescript-client.yaml");
    }

    /** What the program in Java printed. */
    List<String> tradeInJava(String api, String key) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String classPath = String.join(File.pathSeparator, jars());
        compile(classes, classPath);
        String printed = run(
                JAVA.toString(), "-cp", classes.toAbsolutePath() + File.pathSeparator + classPath, "Trade", api, key);
        return printed.lines().toList();
    }

    /** What the program in TypeScript printed; the packages are installed. */
    List<String> tradeInTypeScript(String api, String key) throws Exception {
        run("node", packages.modules().resolve("typescript/bin/tsc").toString(), "--project", ".");
        return run("node", "out/trade.js", api, key).lines().toList();
    }

    private void compile(Path classes, String classPath) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> sources = new ArrayList<>(List.of(SOURCES.resolve("Trade.java")));
        try (Stream<Path> generated = Files.walk(folder.resolve("java/src/main/java"))) {
            generated.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
        List<String> options = List.of("-d", classes.toString(), "-cp", classPath, "-proc:none", "--release", "17");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new AssertionError("the Java client does not compile; see above");
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Files.createDirectory(folder);
    }

    private static List<String> jars() throws Exception {
        try (Stream<Path> jars = Files.list(TOOLS.resolve("java-client"))) {
            return jars.map(jar -> jar.toAbsolutePath().toString()).sorted().toList();
        }
    }

    private String run(String... command) throws Exception {
        return Program.run(folder, LIMIT, List.of(command));
    }
}
