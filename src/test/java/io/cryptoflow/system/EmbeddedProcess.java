package io.cryptoflow.system;

import java.util.List;
import java.util.Optional;

/** A server that a product started. */
record EmbeddedProcess(ProcessHandle handle, String command) {
    static List<EmbeddedProcess> childrenOf(Process product) {
        return product.descendants()
                .map(child -> new EmbeddedProcess(child, child.info().command().orElse("?")))
                .toList();
    }

    /** The first process of the database server: the one that the others descend from. */
    static EmbeddedProcess postmaster(List<EmbeddedProcess> servers) {
        return postmasterOf(servers).orElseThrow();
    }

    /** The same, if it runs. */
    static Optional<EmbeddedProcess> postmasterOf(List<EmbeddedProcess> servers) {
        return servers.stream()
                .filter(server -> server.command().endsWith("/postgres"))
                .filter(server -> parentCommand(server)
                        .filter(parent -> parent.endsWith("/postgres"))
                        .isEmpty())
                .findFirst();
    }

    private static Optional<String> parentCommand(EmbeddedProcess server) {
        return server.handle().parent().flatMap(parent -> parent.info().command());
    }

    boolean isAlive() {
        return handle.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() {
        handle.destroyForcibly();
    }
}
