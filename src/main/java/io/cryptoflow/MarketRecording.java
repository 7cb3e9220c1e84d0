package io.cryptoflow;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.infrastructure.tape.TapeRecorder;
import io.cryptoflow.infrastructure.venue.Venue;
import io.cryptoflow.infrastructure.venue.VenueMonitor;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Records the trades of a live venue to tapes, and shows how it goes. */
final class MarketRecording {
    private static final long FLUSH_MILLIS = 500;
    private static final long PROGRESS_MILLIS = 5_000;

    private final LiveSettings settings;
    private final Path folder;
    private final Shutdown shutdown;
    private final PrintStream out;
    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicLong gaps = new AtomicLong();
    private final long startedNanos = System.nanoTime();

    /** @param shutdown knows at every moment what there is to stop */
    MarketRecording(LiveSettings settings, Path folder, Shutdown shutdown, PrintStream out) {
        this.settings = settings;
        this.folder = folder;
        this.shutdown = shutdown;
        this.out = out;
        shutdown.register("vertx", vertx::close);
    }

    /** Records for {@code duration}, or until the process is stopped; blocks. */
    void run(Optional<Duration> duration) {
        Venue venue = LiveWiring.venue(vertx, settings, Clock.systemUTC());
        VenueMonitor monitor = new VenueMonitor(() -> {}, gaps::incrementAndGet, () -> {}, () -> {}, () -> {});
        LiveWiring live =
                StartFailure.await("recording", LiveWiring.open(vertx, settings, LiveWiring.AS_ASKED, venue, monitor));
        Context context = vertx.getOrCreateContext();
        StartFailure.await("recording", on(context, () -> record(live)));
        await(duration);
    }

    private Future<Void> record(LiveWiring live) {
        return TapeRecorder.open(
                        vertx,
                        folder,
                        live.feed().instruments().stream()
                                .map(Instrument::symbol)
                                .toList())
                .compose(recorder -> {
                    shutdown.register("tapes", recorder::close);
                    shutdown.register("market feed", live.feed()::stop);
                    return live.feed().start(recorder).onSuccess(started -> watch(live, recorder));
                });
    }

    private void watch(LiveWiring live, TapeRecorder recorder) {
        out.println("recording " + live.feed().instruments().size() + " symbols of "
                + live.venue().name() + " to " + folder + ", Ctrl-C ends");
        vertx.setPeriodic(FLUSH_MILLIS, timer -> recorder.flush().onFailure(ended::completeExceptionally));
        vertx.setPeriodic(PROGRESS_MILLIS, timer -> out.println(progress(recorder)));
    }

    private String progress(TapeRecorder recorder) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos);
        Map<?, Long> recorded = recorder.recorded();
        long trades = recorded.values().stream().mapToLong(Long::longValue).sum();
        String bySymbol = recorded.entrySet().stream()
                .limit(4)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "%02d:%02d:%02d  %d trades (%s%s), %d gaps"
                .formatted(
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60,
                        trades,
                        bySymbol,
                        recorded.size() > 4 ? ", ..." : "",
                        gaps.get());
    }

    private void await(Optional<Duration> duration) {
        try {
            ended.get(duration.map(Duration::toMillis).orElse(Long.MAX_VALUE), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            out.println("the time is over");
        } catch (ExecutionException failed) {
            throw new StartFailure("recording", Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> Future<T> on(Context context, Supplier<Future<T>> action) {
        return Future.future(done -> context.runOnContext(now -> action.get().onComplete(done)));
    }
}
