package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.Message;
import io.cryptoflow.protocol.Watch;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.Optional;

/** Answers one call again and again, until its reader goes. */
final class StreamCall {
    private final Watch watch;
    private final Streams streams;
    private final Callers callers;
    private final CallMetrics metrics;

    StreamCall(Watch watch, Streams streams, Callers callers, CallMetrics metrics) {
        this.watch = watch;
        this.streams = streams;
        this.callers = callers;
        this.metrics = metrics;
    }

    void serve(GrpcServerRequest<Message, Message> request) {
        CallMetrics.Running running = metrics.begin(watch.text());
        Reply reply = new Reply(request);
        request.handler(question -> callers.find(request.headers())
                .map(caller -> caller.admit(watch.access(), question))
                .map(admitted -> {
                    streams.open(watch, admitted, reply);
                    return admitted;
                })
                .onSuccess(opened -> running.end(Optional.empty()))
                .onFailure(cause -> {
                    running.end(Optional.of(Reply.trouble(cause).status()));
                    reply.fail(cause);
                }));
    }
}
