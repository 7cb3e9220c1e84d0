package io.cryptoflow.infrastructure.rabbitmq;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** How the broker is reached, and the exchange that everything goes through. */
public final class RabbitServer {
    /** The topic exchange of all events. */
    public static final String EXCHANGE = "cryptoflow.events";

    private static final String TLS = "amqps:";
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int HEARTBEAT_SECONDS = 10;

    private RabbitServer() {}

    /** @param uri {@code amqp://user:password@host:port/vhost}; with {@code amqps} the broker's certificate is checked */
    static ConnectionFactory factory(String uri) {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(uri);
            if (uri.startsWith(TLS)) {
                factory.useSslProtocol(SSLContext.getDefault());
                factory.enableHostnameVerification();
            }
        } catch (URISyntaxException | GeneralSecurityException wrong) {
            throw new IllegalArgumentException("expected the URI of a broker", wrong);
        }
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setConnectionTimeout(CONNECT_MILLIS);
        factory.setHandshakeTimeout(CONNECT_MILLIS);
        factory.setChannelRpcTimeout(ANSWER_MILLIS);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setThreadFactory(task -> {
            Thread thread = new Thread(task, "rabbitmq");
            thread.setDaemon(true);
            return thread;
        });
        return factory;
    }

    /** Makes sure that the exchange is there. */
    static void declareExchange(Channel channel) throws IOException {
        channel.exchangeDeclare(EXCHANGE, BuiltinExchangeType.TOPIC, true);
    }
}
