package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.Scope;
import io.cryptoflow.fixture.AgentClient;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentOperationsTest {
    private Gateway gateway;
    private ContractClient alice;
    private AgentClient agent;

    @BeforeEach
    void open() throws Exception {
        gateway = Gateway.open();
        alice = gateway.client(Gateway.ALICE_KEY);
        agent = new AgentClient(alice);
    }

    @AfterEach
    void close() throws Exception {
        gateway.close();
    }

    @Test
    void answersQuestionsAtOnce() {
        JsonObject price = agent.say("what's the price of ETH?");
        JsonObject coins = agent.say("how much USDT do I have?");
        JsonObject cash = agent.say("how much cash do I have left?");
        JsonObject book = agent.say("order book for BTC");

        assertThat(price.getString("reply")).contains("ETH-USDT last 3400 bid 3400 ask 3400.5");
        assertThat(price.getJsonArray("results").getJsonObject(0).getString("type"))
                .isEqualTo("prices");
        assertThat(coins.getString("reply")).isEqualTo("USDT free 100000000000");
        assertThat(cash.getString("reply")).isEqualTo("USDT free 100000000000");
        assertThat(agent.say("what's my balance?").getString("reply").lines()).hasSize(3);
        assertThat(book.getString("reply")).contains("1.5 at 64250").contains("2 at 64250.5");
        assertThat(agent.say("show my positions").getString("reply")).isEqualTo("You have no open positions.");
        assertThat(agent.say("why is my order still open?")
                        .getJsonArray("results")
                        .getJsonObject(0)
                        .getString("type"))
                .isEqualTo("manual");
        assertThat(agent.say("help").getString("outcome")).isEqualTo("OK");
    }

    @Test
    void showsExactlyWhatAConfirmationSends() throws Exception {
        JsonObject ticket = agent.ticket("buy 1.5 ETH");
        JsonObject order = AgentClient.orders(AgentClient.lines(ticket).get(0)).get(0);

        assertThat(order.getString("symbol")).isEqualTo("ETH-USDT");
        assertThat(order.getString("quantity")).isEqualTo("1.5");
        assertThat(order.getString("type")).isEqualTo("MARKET");
        JsonObject forecast = AgentClient.lines(ticket).get(0).getJsonObject("forecast");
        assertThat(forecast.getString("verdict")).isEqualTo("PASSED");
        assertThat(forecast.getString("notional")).isEqualTo("5100.75");
        assertThat(forecast.getString("commission")).isEqualTo("0.0015");
        assertThat(sha256(ticket.getString("canonical"))).isEqualTo(ticket.getString("hash"));
        assertThat(placed()).isEmpty();
    }

    @Test
    void placesOnceHoweverOftenItIsConfirmed() {
        JsonObject ticket = agent.ticket("buy 2 ETH at 3000 and 1 BTC at 60000");

        List<CompletableFuture<Reply>> replies = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> agent.confirm(ticket)))
                .limit(8)
                .toList();

        Reply again = agent.confirm(ticket);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().getString("state")).isEqualTo("DONE");
        assertThat(replies).allSatisfy(reply -> assertThat(reply.join().body()).isEqualTo(again.body()));
        assertThat(placed()).hasSize(2);
        assertThat(placed()).allSatisfy(order -> assertThat(order.getString("clientOrderId"))
                .startsWith("agent-" + ticket.getString("ticketId")));
        JsonObject read =
                alice.get("/agent/tickets/" + ticket.getString("ticketId")).json();
        assertThat(read).isEqualTo(again.json());
    }

    @Test
    void refusesAWrongHashAnExpiredTicketAndAForeignAccount() {
        JsonObject ticket = agent.ticket("buy 2 ETH at 3000");

        Reply wrong = agent.confirm(ticket, "0".repeat(64));
        Reply foreign = new AgentClient(gateway.client(Gateway.BOB_KEY)).confirm(ticket);
        gateway.agentClock().advance(Duration.ofSeconds(60));
        Reply late = agent.confirm(ticket);

        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.code()).isEqualTo("TICKET_HASH_MISMATCH");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.code()).isEqualTo("TICKET_NOT_FOUND");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("TICKET_EXPIRED");
        assertThat(placed()).isEmpty();
        assertThat(gateway.client(Gateway.BOB_KEY)
                        .get("/agent/conversations/" + agent.conversation())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void keepsTheDraftOfAConversation() {
        assertThat(agent.say("buy ETH").getString("reply")).isEqualTo("How much ETH?");
        JsonObject ten = agent.ticket("10");
        JsonObject three = agent.ticket("make it 3 instead");
        JsonObject limited = agent.ticket("at 3000");
        JsonObject yes = agent.say("yes");

        assertThat(quantity(ten)).isEqualTo("10");
        assertThat(quantity(three)).isEqualTo("3");
        assertThat(AgentClient.orders(AgentClient.lines(limited).get(0)).get(0).getString("limitPrice"))
                .isEqualTo("3000");
        assertThat(yes.getString("outcome")).isEqualTo("CLARIFY");
        assertThat(yes.getString("reply")).contains(limited.getString("ticketId"));
        assertThat(agent.confirm(ten).code()).isEqualTo("TICKET_WITHDRAWN");
        assertThat(agent.say("no, Kraken").getString("reason")).isEqualTo("NOT_OFFERED");
        assertThat(agent.say("no").getString("outcome")).isEqualTo("NONE");
        assertThat(agent.confirm(limited).code()).isEqualTo("TICKET_WITHDRAWN");
        assertThat(placed()).isEmpty();
    }

    @Test
    void forgetsTheDraftAfterASilence() {
        agent.say("buy ETH");
        gateway.agentClock().advance(Duration.ofMinutes(10));

        JsonObject answer = agent.say("10");

        assertThat(answer.getString("outcome")).isEqualTo("CLARIFY");
        assertThat(answer.getJsonObject("ticket")).isNull();
    }

    @Test
    void writesEveryTurnDown() {
        agent.say("buy ETH");
        JsonObject ticket = agent.ticket("10");

        List<JsonObject> turns = AgentClient.objects(
                alice.get("/agent/conversations/" + agent.conversation()).json().getJsonArray("turns"));

        assertThat(turns).extracting(turn -> turn.getString("text")).containsExactly("buy ETH", "10");
        assertThat(turns.get(1).getString("meaning")).isEqualTo("buy 10 ETH");
        assertThat(turns.get(1).getString("reader")).isEqualTo("grammar");
        assertThat(turns.get(1).getString("ticketId")).isEqualTo(ticket.getString("ticketId"));
    }

    @Test
    void answersAKeyThatMayOnlyLook() throws Exception {
        gateway.grant(Gateway.ALICE, "cf_test_looking", Set.of(Scope.READ));
        AgentClient looking = new AgentClient(gateway.client("cf_test_looking"));

        assertThat(looking.say("price of BTC").getString("outcome")).isEqualTo("OK");
        assertThat(looking.say("buy 1 ETH").getString("reason")).isEqualTo("SCOPE_MISSING");
        assertThat(looking.confirm(agent.ticket("buy 1 ETH")).code()).isEqualTo("SCOPE_MISSING");
        assertThat(placed()).isEmpty();
    }

    private List<JsonObject> placed() {
        return AgentClient.objects(alice.get("/orders").json().getJsonArray("orders"));
    }

    private static String quantity(JsonObject ticket) {
        return AgentClient.orders(AgentClient.lines(ticket).get(0)).get(0).getString("quantity");
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
