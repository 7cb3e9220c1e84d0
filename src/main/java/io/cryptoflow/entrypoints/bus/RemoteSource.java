package io.cryptoflow.entrypoints.bus;

import com.google.protobuf.Message;
import java.util.function.Consumer;

/** A stream of another process. */
public interface RemoteSource {
    /** Begins; {@code onOpened} hears of each time it is taken up, {@code listener} of each message. */
    void start(Runnable onOpened, Consumer<Message> listener);

    /** Ends it for good. */
    void close();
}
