package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent of the packaged product, with its memory in Postgres. */
class AgentIT {
    private static final Duration READ_LIMIT = Duration.ofMinutes(10);
    private static final int KILLS = 2;
    private static final int DONE = 200;
    private static final int OF_POLICY = 100;
    private static final int EXPIRED = 409;

    @TempDir
    private Path folder = Path.of("");

    private ProductSetup setup = ProductSetup.in(folder);
    private RunningProduct product;
    private ProductClient client;
    private String conversation = "";

    @BeforeEach
    void start() throws Exception {
        setup = ProductSetup.withEveryRole(folder)
                .with("AGENT_AUTO_CONFIRM_ACCOUNTS", "paper")
                .with("AGENT_AUTO_CONFIRM_NOTIONAL", OF_POLICY)
                .with("AGENT_AUTO_CONFIRM_DAILY_NOTIONAL", OF_POLICY);
        product = RunningProduct.start(setup);
        client = product.client();
    }

    @AfterEach
    void stop() {
        product.close();
    }

    private void startAgain() throws Exception {
        product.kill();
        product.close();
        product = RunningProduct.start(setup);
        client = product.client();
    }

    private JsonObject say(String text) throws Exception {
        JsonObject message = new JsonObject().put("text", text);
        if (!conversation.isEmpty()) {
            message.put("conversationId", conversation);
        }
        ProductClient.Reply reply = client.post("/agent/messages", message);
        assertThat(reply.status()).as("%s: %s", text, reply.json()).isEqualTo(200);
        conversation = reply.json().getString("conversationId");
        return reply.json();
    }

    private JsonObject ticket(String text) throws Exception {
        JsonObject ticket = say(text).getJsonObject("ticket");
        assertThat(ticket).as(text).isNotNull();
        return ticket;
    }

    private ProductClient.Reply confirm(ProductClient by, JsonObject ticket) {
        try {
            return by.post(
                    "/agent/tickets/" + ticket.getString("ticketId") + "/confirmation",
                    new JsonObject().put("hash", ticket.getString("hash")));
        } catch (Exception lost) {
            return new ProductClient.Reply(0, new JsonObject(), "");
        }
    }

    private List<JsonObject> ordersOf(JsonObject ticket) throws Exception {
        return client.readAll("/orders", "orders").stream()
                .filter(order -> order.getString("clientOrderId").contains(ticket.getString("ticketId")))
                .toList();
    }

    @Test
    void answersDraftsConfirmsOnceAndRemembers() throws Exception {
        JsonArray cash = say("how much cash do I have left?")
                .getJsonArray("results")
                .getJsonObject(0)
                .getJsonArray("balances");
        assertThat(say("buy ETH").getString("outcome")).isEqualTo("CLARIFY");
        JsonObject ticket = ticket("0.5");
        List<CompletableFuture<ProductClient.Reply>> replies = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> confirm(client, ticket)))
                .limit(4)
                .toList();
        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(DONE));
        JsonObject answer = askTheManual("what's the difference between IOC and FOK?");
        JsonObject small = ticket("buy $60 of ETH");
        JsonObject told = client.read("/agent/conversations/" + conversation);

        startAgain();
        ProductClient.Reply again = confirm(client, ticket);

        assertThat(cash).hasSize(1);
        assertThat(cash.getJsonObject(0).getString("asset")).isEqualTo("USDT");
        assertThat(again.json().getString("state")).isEqualTo("DONE");
        assertThat(again.json()).isEqualTo(replies.get(0).join().json());
        assertThat(ordersOf(ticket)).hasSize(1);
        assertThat(small.getString("state")).isEqualTo("DONE");
        assertThat(ordersOf(small)).hasSize(1);
        assertThat(answer.getString("outcome")).isEqualTo("ANSWERED");
        assertThat(answer.getJsonArray("passages").getJsonObject(0).getString("link"))
                .startsWith("docs/");
        assertThat(answer.getString("text"))
                .isEqualTo(answer.getJsonArray("passages").getJsonObject(0).getString("text"));
        assertThat(client.read("/agent/conversations/" + conversation)).isEqualTo(told);
        assertThat(told.getJsonArray("turns"))
                .extracting(turn -> ((JsonObject) turn).getString("text"))
                .contains("buy ETH", "0.5");
        assertThat(ticket("buy $60 of ETH").getString("state")).isEqualTo("OPEN");
    }

    /** Asks again until the manual is read. */
    private JsonObject askTheManual(String question) throws Exception {
        assertThat(Waiting.until(
                        READ_LIMIT,
                        () -> client.post("/knowledge/questions", new JsonObject().put("question", question))
                                        .status()
                                == 200))
                .as("the manual is read")
                .isTrue();
        return say(question).getJsonArray("results").getJsonObject(0).getJsonObject("manual");
    }

    @Test
    void placesOnceWhenItIsKilledWhileItConfirms() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            conversation = "";
            JsonObject ticket = ticket("buy 0.1 ETH and 0.01 BTC");
            ProductClient before = client;
            CompletableFuture<ProductClient.Reply> lost = CompletableFuture.supplyAsync(() -> confirm(before, ticket));
            Thread.sleep(20L * kill);
            startAgain();
            lost.join();

            ProductClient.Reply confirmed = confirm(client, ticket);
            ProductClient.Reply again = confirm(client, ticket);

            assertThat(confirmed.status()).isIn(DONE, EXPIRED);
            assertThat(again.json()).isEqualTo(confirmed.json());
            assertThat(ordersOf(ticket)).hasSize(confirmed.status() == DONE ? 2 : 0);
        }
    }
}
