package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.Message;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.protocol.MalformedMessage;
import io.cryptoflow.protocol.Trouble;
import io.vertx.grpc.server.GrpcServerRequest;
import io.vertx.grpc.server.GrpcServerResponse;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a call ends with, once; nothing is written to a caller that went away. */
final class Reply {
    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\x20-\\x7e]");

    private final GrpcServerResponse<Message, Message> response;
    private boolean open = true;
    private Runnable leaving = () -> {};

    Reply(GrpcServerRequest<Message, Message> request) {
        response = request.response();
        request.errorHandler(error -> gone());
        request.exceptionHandler(broken -> gone());
        response.exceptionHandler(broken -> gone());
    }

    private void gone() {
        open = false;
        leaving.run();
    }

    /** Calls back when the caller goes before the end. */
    void onGone(Runnable then) {
        leaving = then;
    }

    /** Whether the caller still waits. */
    boolean isOpen() {
        return open;
    }

    /** Whether the caller reads more slowly than we write. */
    boolean isFull() {
        return response.writeQueueFull();
    }

    /** Calls back once there is room again. */
    void onDrain(Runnable then) {
        response.drainHandler(drained -> then.run());
    }

    /** One of many. */
    void write(Message message) {
        if (open) {
            response.write(message);
        }
    }

    /** The answer. */
    void end(Message answer) {
        if (close()) {
            response.end(answer);
        }
    }

    /** The end of a stream. */
    void end() {
        if (close()) {
            response.end();
        }
    }

    /** No answer but a status with its details. */
    void fail(Throwable cause) {
        end(trouble(cause));
    }

    /** The same, of trouble that is known. */
    void end(Trouble trouble) {
        if (close()) {
            response.trailers().set(Trouble.TRAILER, trouble.trailer());
            response.status(trouble.status())
                    .statusMessage(plain(trouble.details().getMessage()))
                    .end();
        }
    }

    /** Vert.x breaks off at other characters; the details have the text as it is. */
    private static String plain(String text) {
        return NOT_PLAIN.matcher(text).replaceAll("?");
    }

    private boolean close() {
        boolean wasOpen = open;
        open = false;
        return wasOpen;
    }

    static Trouble trouble(Throwable cause) {
        if (cause instanceof FailureException failed) {
            return Trouble.of(failed.failure());
        }
        if (cause instanceof MalformedMessage malformed) {
            return Trouble.of(malformed);
        }
        LOG.error("grpc call failed", cause);
        return Trouble.bug();
    }
}
