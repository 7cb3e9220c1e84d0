package io.cryptoflow.application.port;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/** The memory of a venue that lives in this process: lines that are only ever added. One writer at a time. */
public interface VenueJournal {
    /** Hands every line to {@code reader}, oldest first. */
    Future<Void> read(Consumer<String> reader);

    /** Adds lines behind all others, all of them or none; succeeds once a crash cannot lose them. */
    Future<Void> append(List<String> lines);

    /** Ends behind the write that is under way. */
    Future<Void> close();
}
