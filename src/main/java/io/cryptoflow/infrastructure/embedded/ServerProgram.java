package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What differs between the embedded servers.
 *
 * @param name for people
 * @param setting the key that names an external server instead
 * @param home the folder it works in
 * @param stopSignal the signal that ends it fast and clean
 * @param command its command line for a port
 * @param readiness whether it serves on a port
 * @param clearance removes what a dead server left behind, so that it can start again
 */
record ServerProgram(
        String name,
        String setting,
        Path home,
        LogFile log,
        String stopSignal,
        IntFunction<List<String>> command,
        Readiness readiness,
        Clearance clearance) {

    interface Readiness {
        boolean isReady(long pid, int port) throws IOException;
    }

    interface Clearance {
        void run() throws IOException;
    }
}
