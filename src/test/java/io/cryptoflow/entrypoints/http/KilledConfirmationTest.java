package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.AgentClient;
import io.cryptoflow.fixture.Agents;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.MortalAgentStore;
import io.cryptoflow.fixture.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent dies halfway through a confirmation, at each of its steps; the orders are kept by others. */
class KilledConfirmationTest {
    private final MortalAgentStore store = new MortalAgentStore();
    private final Agents.Setup setup = Agents.Setup.plain().with(store);
    private Gateway gateway;
    private ContractClient alice;
    private AgentClient agent;

    @BeforeEach
    void open() throws Exception {
        gateway = Gateway.open(setup);
        alice = gateway.client(Gateway.ALICE_KEY);
        agent = new AgentClient(alice);
        assertThat(agent.confirm(agent.ticket("buy 7 ETH at 2999")).status()).isEqualTo(200);
        assertThat(agent.confirm(agent.ticket("put a stop loss on my BTC at 50k"))
                        .status())
                .isEqualTo(200);
    }

    @AfterEach
    void close() throws Exception {
        gateway.close();
    }

    /** The ticket is found, confirmed, and gets a result for each line. */
    static Stream<Arguments> steps() {
        return Stream.of(
                        "cancel my ETH orders and then buy 2 ETH at 3000 and 1 BTC at 60000",
                        "move my BTC stop to 51000")
                .flatMap(text -> IntStream.range(0, text.startsWith("cancel") ? 5 : 3)
                        .boxed()
                        .flatMap(step -> Stream.of(Arguments.of(text, step, false), Arguments.of(text, step, true))));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void sendsNothingTwiceAndTellsWhatBecameOfIt(String text, int step, boolean withEffect) throws Exception {
        JsonObject ticket = agent.ticket(text);
        int before = orders().size();
        store.dieAfter(step, withEffect);
        Reply lost = agent.confirm(ticket);
        store.revive();
        gateway.restartAgent(setup);
        JsonObject halfway =
                alice.get("/agent/tickets/" + ticket.getString("ticketId")).json();
        gateway.agentClock().advance(halfway.getString("state").equals("OPEN") ? Duration.ZERO : Duration.ofHours(1));

        Reply confirmed = agent.confirm(ticket);
        Reply again = agent.confirm(ticket);

        assertThat(lost.status()).isEqualTo(503);
        assertThat(results(halfway)).hasSize(Math.max(0, step - (withEffect ? 1 : 2)));
        assertThat(results(halfway))
                .isEqualTo(results(confirmed.json()).subList(0, results(halfway).size()));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(confirmed.json().getString("state")).isEqualTo("DONE");
        assertThat(again.body()).isEqualTo(confirmed.body());
        assertThat(results(confirmed.json()))
                .hasSameSizeAs(AgentClient.lines(ticket))
                .noneMatch(result -> result.containsKey("refused"));
        assertThat(orders()).hasSize(before + clientOrderIds(ticket).size());
        for (JsonObject line : AgentClient.lines(confirmed.json())) {
            assertHasHappened(line);
        }
    }

    /** Each order was placed, canceled or changed as the line says. */
    private void assertHasHappened(JsonObject line) {
        JsonArray ids = line.getJsonObject("result").getJsonArray("orderIds");
        JsonObject order = alice.get("/orders/" + ids.getString(0)).json();
        switch (line.getString("type")) {
            case "PLACE" ->
                assertThat(order.getString("clientOrderId"))
                        .isEqualTo(AgentClient.orders(line).get(0).getString("clientOrderId"));
            case "CANCEL" -> assertThat(order.getString("status")).isIn("PENDING_CANCEL", "CANCELED");
            default -> assertThat(order.getString("stopPrice")).isEqualTo(line.getString("stopPrice"));
        }
    }

    private static List<JsonObject> results(JsonObject ticket) {
        return AgentClient.lines(ticket).stream()
                .filter(line -> line.containsKey("result"))
                .map(line -> line.getJsonObject("result"))
                .toList();
    }

    private static List<String> clientOrderIds(JsonObject ticket) {
        return AgentClient.lines(ticket).stream()
                .filter(line -> line.containsKey("orders"))
                .flatMap(line -> AgentClient.orders(line).stream())
                .map(order -> order.getString("clientOrderId"))
                .toList();
    }

    private List<JsonObject> orders() {
        return AgentClient.objects(
                alice.get("/orders?limit=500&status=all").json().getJsonArray("orders"));
    }
}
