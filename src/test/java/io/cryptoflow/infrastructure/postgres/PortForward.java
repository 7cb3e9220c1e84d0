package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/** A loopback port that hands every connection on to another one. */
final class PortForward {
    private static final String HOST = "127.0.0.1";

    private final NetClient client;
    private final NetServer server;
    private volatile int target;

    PortForward(Vertx vertx, int target) {
        this.target = target;
        this.client = vertx.createNetClient();
        this.server =
                await(vertx.createNetServer().connectHandler(this::connect).listen(0, HOST));
    }

    int port() {
        return server.actualPort();
    }

    void to(int other) {
        target = other;
    }

    private void connect(NetSocket incoming) {
        incoming.pause();
        client.connect(target, HOST)
                .onSuccess(outgoing -> join(incoming, outgoing))
                .onFailure(refused -> incoming.close());
    }

    private static void join(NetSocket incoming, NetSocket outgoing) {
        incoming.closeHandler(closed -> outgoing.close());
        outgoing.closeHandler(closed -> incoming.close());
        incoming.handler(outgoing::write);
        outgoing.handler(incoming::write);
        incoming.resume();
    }
}
