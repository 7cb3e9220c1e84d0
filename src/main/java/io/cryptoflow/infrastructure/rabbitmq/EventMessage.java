package io.cryptoflow.infrastructure.rabbitmq;

import com.rabbitmq.client.AMQP;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.strategy.Signal;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.infrastructure.json.EventContentJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * An event as it travels, described in {@code openapi/events.yaml}. Its id says what it is about, so the same event has the
 * same id however often it is published.
 *
 * @param routingKey by which queues are bound
 */
record EventMessage(String routingKey, JsonObject body) {
    static final String ACCOUNTS = "account.#";
    static final String SIGNALS = "market.signal.#";
    private static final int VERSION = 1;
    private static final int PERSISTENT = 2;
    private static final String SIGNAL_GIVEN = "SignalGiven";

    static EventMessage of(AccountEvent event) {
        String account = event.account().value();
        JsonObject content = EventContentJson.encode(event.content());
        JsonObject body = envelope(account + ":" + event.sequence(), event.occurredAt())
                .put("accountId", account)
                .put("sequence", event.sequence())
                .mergeIn(content);
        return new EventMessage("account." + account + "." + content.getString("type"), body);
    }

    static EventMessage of(Signal signal) {
        String candle = signal.symbol() + ":" + signal.interval().text() + ":" + signal.candleOpenTime();
        Instant candleCloseTime = signal.candleOpenTime().plus(signal.interval().length());
        JsonObject body = envelope(signal.strategy() + ":" + candle, candleCloseTime)
                .put("type", SIGNAL_GIVEN)
                .put("strategy", signal.strategy())
                .put("symbol", signal.symbol().toString())
                .put("interval", signal.interval().text())
                .put("candleOpenTime", signal.candleOpenTime().toString())
                .put("side", signal.side().name())
                .put("price", signal.price().toString());
        return new EventMessage("market.signal." + signal.strategy(), body);
    }

    private static JsonObject envelope(String id, Instant occurredAt) {
        return new JsonObject().put("version", VERSION).put("eventId", id).put("occurredAt", occurredAt.toString());
    }

    /** Reads a message; {@link IllegalArgumentException} or {@link ClassCastException} when it is none of ours. */
    static EventMessage read(String routingKey, byte[] body) {
        JsonObject json = new JsonObject(Buffer.buffer(body));
        if (!Integer.valueOf(VERSION).equals(json.getInteger("version"))) {
            throw new IllegalArgumentException("expected version " + VERSION);
        }
        return new EventMessage(routingKey, json);
    }

    boolean isSignal() {
        return SIGNAL_GIVEN.equals(body.getString("type"));
    }

    AccountEvent accountEvent() {
        return new AccountEvent(
                new AccountId(body.getString("accountId")),
                body.getLong("sequence"),
                Instant.parse(body.getString("occurredAt")),
                EventContentJson.decode(body));
    }

    Signal signal() {
        return new Signal(
                body.getString("strategy"),
                Symbol.of(body.getString("symbol")),
                CandleInterval.of(body.getString("interval")).orElseThrow(),
                Instant.parse(body.getString("candleOpenTime")),
                Side.valueOf(body.getString("side")),
                Price.of(body.getString("price")));
    }

    /** @param headers carried beside the event */
    AMQP.BasicProperties properties(Map<String, Object> headers) {
        return new AMQP.BasicProperties.Builder()
                .contentType("application/json")
                .deliveryMode(PERSISTENT)
                .messageId(body.getString("eventId"))
                .type(body.getString("type"))
                .headers(headers)
                .timestamp(Date.from(Instant.parse(body.getString("occurredAt"))))
                .build();
    }

    byte[] bytes() {
        return body.toBuffer().getBytes();
    }
}
