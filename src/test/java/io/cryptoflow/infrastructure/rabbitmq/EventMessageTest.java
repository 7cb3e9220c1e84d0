package io.cryptoflow.infrastructure.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.infrastructure.json.ArbitraryContents;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Messages against {@code openapi/events.yaml}, and back. */
class EventMessageTest {
    private static final JsonObject DOCUMENT = read(Path.of("openapi/events.yaml"));
    private static final Validator ACCOUNT_EVENT = validator("AccountEvent");
    private static final Validator SIGNAL = validator("Signal");

    @Property(tries = 500)
    void isWhatTheDocumentSaysAndComesBackWhole(@ForAll("contents") AccountEvent.Content content) {
        AccountEvent event = new AccountEvent(Orders.ALICE, 17, Orders.NOON, content);

        EventMessage message = EventMessage.of(event);

        assertThat(violations(ACCOUNT_EVENT, message.body())).isEmpty();
        assertThat(message.routingKey())
                .isEqualTo("account.alice." + message.body().getString("type"));
        assertThat(message.properties(Map.of()).getMessageId()).isEqualTo("alice:17");
        assertThat(EventMessage.read(message.routingKey(), message.bytes()).accountEvent())
                .isEqualTo(event);
    }

    @Test
    void namesEveryTypeOfEventInTheDocument() {
        Set<String> types = Stream.of(
                        OrderEvent.class.getPermittedSubclasses(), AccountEvent.Content.class.getPermittedSubclasses())
                .flatMap(Stream::of)
                .map(Class::getSimpleName)
                .filter(name -> !name.equals("OrderChanged"))
                .collect(Collectors.toSet());

        assertThat(schema("AccountEvent")
                        .getJsonObject("properties")
                        .getJsonObject("type")
                        .getJsonArray("enum"))
                .containsExactlyInAnyOrderElementsOf(types);
    }

    @Test
    void tellsSignals() {
        EventMessage message = EventMessage.of(MessageSamples.SIGNAL);

        assertThat(violations(SIGNAL, message.body())).isEmpty();
        assertThat(message.routingKey()).isEqualTo("market.signal.golden");
        assertThat(message.isSignal()).isTrue();
        assertThat(EventMessage.read(message.routingKey(), message.bytes()).signal())
                .isEqualTo(MessageSamples.SIGNAL);
    }

    @Test
    void findsFieldsThatTheDocumentDoesNotName() {
        JsonObject body = EventMessage.of(MessageSamples.event(1)).body();

        assertThat(violations(ACCOUNT_EVENT, body.copy().put("more", 1))).isNotEmpty();
        assertThat(violations(ACCOUNT_EVENT, body.copy().put("version", 2))).isNotEmpty();
        assertThat(violations(ACCOUNT_EVENT, body.copy().put("sequence", "1"))).isNotEmpty();
    }

    @Test
    void refusesMessagesOfAnotherVersion() {
        byte[] body = "{\"version\":2,\"type\":\"OrderPlaced\"}".getBytes(StandardCharsets.UTF_8);

        assertThatIllegalArgumentException().isThrownBy(() -> EventMessage.read("account.alice.OrderPlaced", body));
    }

    @Test
    void bindsAsTheDocumentSays() {
        JsonObject exchange = DOCUMENT.getJsonObject("channels")
                .getJsonObject("accountEvents")
                .getJsonObject("bindings")
                .getJsonObject("amqp")
                .getJsonObject("exchange");

        assertThat(exchange)
                .isEqualTo(new JsonObject()
                        .put("name", RabbitServer.EXCHANGE)
                        .put("type", "topic")
                        .put("durable", true)
                        .put("autoDelete", false));
    }

    @Provide
    Arbitrary<AccountEvent.Content> contents() {
        return ArbitraryContents.contents();
    }

    private static JsonObject schema(String name) {
        return DOCUMENT.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
    }

    private static Validator validator(String name) {
        JsonObject schema = new JsonObject()
                .put("$ref", "#/components/schemas/" + name)
                .put("components", DOCUMENT.getJsonObject("components"));
        return Validator.create(
                JsonSchema.of(schema),
                new JsonSchemaOptions()
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic)
                        .setBaseUri("app://events"));
    }

    private static String violations(Validator validator, JsonObject message) {
        OutputUnit result = validator.validate(new JsonObject(message.encode()));
        return result.getValid() ? "" : String.valueOf(result.toJson());
    }

    private static JsonObject read(Path file) {
        try {
            Map<String, Object> document = new Yaml().load(Files.readString(file));
            return new JsonObject(new JsonObject(document).encode());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
