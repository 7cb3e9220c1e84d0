package io.cryptoflow;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Why the process cannot start, in one line for the operator. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final long STEP_SECONDS = 90;

    StartFailure(String step, Throwable cause) {
        super(step + ": " + sentence(cause), cause);
    }

    private static String sentence(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /** What {@code step} came to; a failure names the step. */
    static <T> T await(String step, Future<T> future) {
        try {
            return future.await(STEP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StartFailure(step + ": not done within " + STEP_SECONDS + " s", e);
        } catch (Throwable e) {
            throw new StartFailure(step, e);
        }
    }

    /** What a task in the background came to; its own exception where it failed. */
    static <T> T await(FutureTask<T> task) throws IOException {
        try {
            return task.get(STEP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new StartFailure("start", e);
        } catch (InterruptedException | TimeoutException e) {
            throw new StartFailure("start", e);
        }
    }
}
