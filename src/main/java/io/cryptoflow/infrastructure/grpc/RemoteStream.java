package io.cryptoflow.infrastructure.grpc;

import com.google.protobuf.Message;
import io.cryptoflow.protocol.Watch;
import io.vertx.core.Vertx;
import io.vertx.grpc.client.GrpcClientRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of another process, taken up again at whichever endpoint is well, after a pause, whenever it ends. An endpoint
 * that is not well is left for one that is; where there is none, only once it was silent for a while: it may just have too
 * much to do. Everything happens on the context that started it.
 */
public final class RemoteStream {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteStream.class);
    private static final long PAUSE_MILLIS = 250;
    private static final long LOOK_MILLIS = 500;
    private static final int MOST_SILENT_LOOKS = 10;

    private final Vertx vertx;
    private final Endpoints endpoints;
    private final GrpcTransport transport;
    private final Watch watch;
    private final Message question;
    private Optional<Running> running = Optional.empty();
    private int silentLooks;
    private boolean closed;
    private long timer;

    private record Running(Endpoint endpoint, GrpcClientRequest<Message, Message> request) {}

    /** @param question asked again each time */
    public RemoteStream(Vertx vertx, Endpoints endpoints, GrpcTransport transport, Watch watch, Message question) {
        this.vertx = vertx;
        this.endpoints = endpoints;
        this.transport = transport;
        this.watch = watch;
        this.question = question;
    }

    /**
     * Begins.
     *
     * @param onOpened told each time it is taken up
     * @param listener told of each message, in order
     */
    public void start(Runnable onOpened, Consumer<Message> listener) {
        open(onOpened, listener);
        timer = vertx.setPeriodic(
                LOOK_MILLIS, tick -> running.filter(one -> !one.endpoint().isHealthy())
                        .ifPresentOrElse(this::leave, () -> silentLooks = 0));
    }

    private void leave(Running unwell) {
        silentLooks++;
        if (endpoints.isAnyWell() || silentLooks >= MOST_SILENT_LOOKS) {
            unwell.request().cancel();
        }
    }

    private void open(Runnable onOpened, Consumer<Message> listener) {
        Optional<Endpoint> next = endpoints.next(Set.of());
        if (closed) {
            return;
        }
        if (next.isEmpty()) {
            openLater(onOpened, listener);
            return;
        }
        transport
                .open(next.get().address(), watch.asked())
                .onFailure(unreachable -> openLater(onOpened, listener))
                .onSuccess(request -> follow(new Running(next.get(), request), onOpened, listener));
    }

    private void follow(Running opened, Runnable onOpened, Consumer<Message> listener) {
        if (closed) {
            opened.request().cancel();
            return;
        }
        running = Optional.of(opened);
        silentLooks = 0;
        opened.request().exceptionHandler(broken -> ended(opened, onOpened, listener));
        opened.request()
                .response()
                .onFailure(broken -> ended(opened, onOpened, listener))
                .onSuccess(response -> {
                    response.handler(message -> {
                        silentLooks = 0;
                        listener.accept(message);
                    });
                    response.errorHandler(error -> ended(opened, onOpened, listener));
                    response.exceptionHandler(broken -> ended(opened, onOpened, listener));
                    response.endHandler(end -> ended(opened, onOpened, listener));
                });
        opened.request().end(question).onSuccess(sent -> {
            LOG.info(
                    "stream opened stream={} endpoint={}",
                    watch.text(),
                    opened.endpoint().address());
            onOpened.run();
        });
    }

    private void ended(Running one, Runnable onOpened, Consumer<Message> listener) {
        if (running.filter(one::equals).isPresent()) {
            running = Optional.empty();
            LOG.info(
                    "stream ended stream={} endpoint={}",
                    watch.text(),
                    one.endpoint().address());
            openLater(onOpened, listener);
        }
    }

    private void openLater(Runnable onOpened, Consumer<Message> listener) {
        if (!closed) {
            vertx.setTimer(PAUSE_MILLIS, pause -> open(onOpened, listener));
        }
    }

    /** Ends it for good. */
    public void close() {
        closed = true;
        vertx.cancelTimer(timer);
        running.ifPresent(one -> one.request().cancel());
    }
}
