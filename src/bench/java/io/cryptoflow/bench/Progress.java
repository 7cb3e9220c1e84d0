package io.cryptoflow.bench;

/** Says on the standard error what was measured just now; the results go to the standard output at the end. */
final class Progress {
    private Progress() {}

    static void show(String text) {
        System.err.println("  " + text);
    }
}
