package io.cryptoflow.infrastructure.grpc;

import com.google.protobuf.Message;
import io.cryptoflow.protocol.Trouble;
import io.vertx.core.MultiMap;
import io.vertx.grpc.client.GrpcClientResponse;
import io.vertx.grpc.common.GrpcStatus;
import java.util.Optional;

/**
 * How a call ended at the other side.
 *
 * @param answer absent unless the status is OK
 * @param trouble the details of another status; absent where the other side told none
 */
record Outcome(GrpcStatus status, String text, Optional<Message> answer, Optional<Trouble> trouble) {
    static Outcome of(GrpcClientResponse<Message, Message> response, Optional<Message> answer) {
        GrpcStatus status = Optional.ofNullable(response.status()).orElse(GrpcStatus.UNKNOWN);
        Optional<Trouble> trouble = trailer(response.trailers())
                .or(() -> trailer(response.headers()))
                .flatMap(text -> Trouble.parse(status, text));
        String text = Optional.ofNullable(response.statusMessage()).orElse("");
        return new Outcome(status, text, status == GrpcStatus.OK ? answer : Optional.empty(), trouble);
    }

    static Outcome of(Message answer) {
        return new Outcome(GrpcStatus.OK, "", Optional.of(answer), Optional.empty());
    }

    static Outcome of(Trouble trouble) {
        return new Outcome(trouble.status(), trouble.details().getMessage(), Optional.empty(), Optional.of(trouble));
    }

    private static Optional<String> trailer(MultiMap metadata) {
        return Optional.ofNullable(metadata).map(all -> all.get(Trouble.TRAILER));
    }

    /** Whether the other side says that it cannot work now, so that another one may be asked. */
    boolean isUnavailable() {
        return status == GrpcStatus.UNAVAILABLE;
    }
}
