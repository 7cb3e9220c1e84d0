package io.cryptoflow.infrastructure.knowledge;

import io.vertx.codegen.annotations.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sentence model while somebody needs it: opened for the first text, closed after a time without one. */
final class SleepingModel {
    private static final Logger LOG = LoggerFactory.getLogger(SleepingModel.class);

    private final Path folder;
    private final Duration patience;
    private final InstantSource clock;
    private @Nullable SentenceModel open;
    private Instant lastUse = Instant.EPOCH;
    private boolean available = true;
    private boolean closed;

    /**
     * Opens nothing yet.
     *
     * @param patience after which the model is closed when nobody needs it
     */
    SleepingModel(Path folder, Duration patience, InstantSource clock) {
        this.folder = folder;
        this.patience = patience;
        this.clock = clock;
    }

    /** The vector of {@code text}; none on machines where the model cannot run, which is logged once. */
    synchronized Optional<float[]> encode(String text) {
        lastUse = clock.instant();
        if (open == null && available && !closed) {
            wake();
        }
        return Optional.ofNullable(open).map(model -> model.encode(text));
    }

    private void wake() {
        try {
            open = SentenceModel.open(folder);
            LOG.debug("sentence model opened");
        } catch (ModelUnavailable cannot) {
            available = false;
            LOG.warn(
                    "sentence model unavailable, the manual is searched by words only cause=\"{}\"",
                    cannot.getMessage());
        }
    }

    /** Whether the model can run, as far as that is known: before the first text it is believed. */
    synchronized boolean isAvailable() {
        return available;
    }

    /** Gives the model's memory back when nobody needed it for a while. */
    synchronized void rest() {
        if (open != null && lastUse.plus(patience).isBefore(clock.instant())) {
            open.close();
            open = null;
            LOG.debug("sentence model closed until the next question");
        }
    }

    synchronized void close() {
        closed = true;
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
