package io.cryptoflow.infrastructure.tape;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out prints when they are due, on one context, and reads a bounded number ahead on a worker thread. Between bursts it
 * lets the context do its other work, however far behind it is.
 */
final class TapePlayer {
    private static final Logger LOG = LoggerFactory.getLogger(TapePlayer.class);
    private static final int BURST = 200;
    private static final int ROWS_PER_READ = 1000;
    private static final int READ_BELOW = 1000;

    private final Vertx vertx;
    private final Context context;
    private final TapeRounds rounds;
    private final InstantSource clock;
    private final TapeSettings.Speed speed;
    private final Consumer<TapePrint> listener;
    private final Queue<TapePrint> ahead = new ArrayDeque<>();
    private Optional<Pace> pace = Optional.empty();
    private boolean reading;
    private boolean scheduled;
    private boolean over;
    private boolean stopped;

    TapePlayer(
            Vertx vertx,
            TapeRounds rounds,
            TapeSettings.Speed speed,
            InstantSource clock,
            Consumer<TapePrint> listener) {
        this.vertx = vertx;
        this.rounds = rounds;
        this.speed = speed;
        this.clock = clock;
        this.listener = listener;
        context = vertx.getOrCreateContext();
    }

    /** Completes when the first prints are read. */
    Future<Void> start() {
        Promise<Void> started = Promise.promise();
        context.runOnContext(now -> read().onComplete(started));
        return started.future();
    }

    /** Completes when the file is closed; no print comes after. */
    Future<Void> stop() {
        Promise<Void> silent = Promise.promise();
        context.runOnContext(now -> {
            stopped = true;
            ahead.clear();
            silent.complete();
        });
        return silent.future()
                .compose(now -> context.executeBlocking(
                        () -> {
                            rounds.close();
                            return true;
                        },
                        true))
                .mapEmpty();
    }

    private Future<Void> read() {
        reading = true;
        return context.executeBlocking(() -> rounds.next(ROWS_PER_READ), true)
                .onFailure(this::giveUp)
                .onSuccess(this::take)
                .mapEmpty();
    }

    private void giveUp(Throwable cause) {
        reading = false;
        over = true;
        LOG.error("tape reading failed", cause);
    }

    private void take(List<TapePrint> prints) {
        reading = false;
        over = prints.isEmpty();
        if (stopped) {
            return;
        }
        if (pace.isEmpty() && !over) {
            pace = Optional.of(new Pace(speed, prints.get(0).millis(), clock.millis()));
        }
        ahead.addAll(prints);
        if (!scheduled) {
            schedule();
        }
    }

    private void play() {
        scheduled = false;
        try {
            for (int i = 0; i < BURST && isDue(); i++) {
                listener.accept(ahead.remove());
            }
        } finally {
            if (!stopped) {
                schedule();
            }
        }
    }

    private boolean isDue() {
        return !ahead.isEmpty() && delayMillis(ahead.element()) <= 0;
    }

    private long delayMillis(TapePrint print) {
        return pace.map(known -> known.delayMillis(print.millis(), clock.millis()))
                .orElse(0L);
    }

    private void schedule() {
        if (ahead.size() < READ_BELOW && !reading && !over) {
            read();
        }
        if (ahead.isEmpty()) {
            if (over) {
                LOG.info("tape ended, no more prices come");
            }
            return;
        }
        scheduled = true;
        long delayMillis = delayMillis(ahead.element());
        if (delayMillis > 0) {
            vertx.setTimer(delayMillis, timer -> play());
        } else {
            context.runOnContext(now -> play());
        }
    }
}
