package io.cryptoflow;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Work of the start that runs beside the main thread. */
final class Background {
    private Background() {}

    static <T> FutureTask<T> start(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
