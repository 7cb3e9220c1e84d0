package io.cryptoflow.system;

/** Ends what a test opened; nothing about it is checked by the compiler, because a failure fails the test all the same. */
final class Closing {
    private Closing() {}

    interface Step {
        void run() throws Exception;
    }

    static void close(Step step) {
        try {
            step.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while closing", e);
        } catch (Exception e) {
            throw new IllegalStateException("not closed", e);
        }
    }
}
