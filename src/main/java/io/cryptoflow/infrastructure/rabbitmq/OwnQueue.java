package io.cryptoflow.infrastructure.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ChannelContinuationTimeoutException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Consumer;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of one process: bounded, gone some time after the process. It is a quorum queue, which outlives a node of the
 * broker, and a classic one only where the broker takes no other.
 *
 * @param bindings routing keys of what it takes from the exchange
 * @see <a href="https://www.rabbitmq.com/docs/quorum-queues">Quorum Queues</a>
 */
record OwnQueue(String name, List<String> bindings) {
    private static final Logger LOG = LoggerFactory.getLogger(OwnQueue.class);
    private static final Map<String, Object> BOUNDED =
            Map.of("x-expires", 600_000, "x-max-length", 200_000, "x-overflow", "drop-head");
    private static final Map<String, Object> QUORUM = quorum();

    private static Map<String, Object> quorum() {
        Map<String, Object> arguments = new HashMap<>(BOUNDED);
        arguments.put("x-queue-type", "quorum");
        return Map.copyOf(arguments);
    }

    /**
     * Reads it, and makes it where it is not there. A queue that does not answer is deleted before this fails: nobody could
     * publish either as long as it is there, and what it held is in the store.
     */
    void read(Connection connection, int prefetch, Function<Channel, Consumer> reader) throws IOException {
        Channel channel = declare(connection);
        RabbitServer.declareExchange(channel);
        for (String binding : bindings) {
            channel.queueBind(name, RabbitServer.EXCHANGE, binding);
        }
        channel.basicQos(prefetch);
        try {
            channel.basicConsume(name, false, reader.apply(channel));
        } catch (ChannelContinuationTimeoutException silent) {
            LOG.warn("queue does not answer, making it anew queue={}", name);
            connection.createChannel().queueDelete(name);
            throw silent;
        }
    }

    private Channel declare(Connection connection) throws IOException {
        try {
            return declare(connection, QUORUM);
        } catch (IOException failure) {
            if (!isRefusal(failure)) {
                throw failure;
            }
            LOG.info("broker takes no quorum queue of this name, a classic one serves queue={}", name);
            return declare(connection, BOUNDED);
        }
    }

    private Channel declare(Connection connection, Map<String, Object> arguments) throws IOException {
        Channel channel = connection.createChannel();
        channel.queueDeclare(name, true, false, false, arguments);
        return channel;
    }

    private static boolean isRefusal(IOException failure) {
        return failure.getCause() instanceof ShutdownSignalException closed
                && closed.getReason() instanceof AMQP.Channel.Close close
                && close.getReplyCode() == AMQP.PRECONDITION_FAILED;
    }
}
