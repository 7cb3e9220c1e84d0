package io.cryptoflow;

import java.util.function.UnaryOperator;

/** The broker; without one, events stay in the process. */
public record RabbitSettings(ServerUri uri) {
    private static final String URI = "rabbitmq.uri";

    public RabbitSettings {
        uri.checkRabbit(URI);
    }

    static RabbitSettings read(UnaryOperator<String> text) {
        return new RabbitSettings(new ServerUri(text.apply(URI)));
    }

    /** Where events go, for people. */
    String shown() {
        return uri.isEmbedded() ? "in process" : uri.toString();
    }

    @Override
    public String toString() {
        return "Rabbit[" + shown() + "]";
    }
}
