package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.agent.AutoConfirm;
import io.cryptoflow.fixture.AgentClient;
import io.cryptoflow.fixture.Agents;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets of ALICE that policy confirms: up to 1000 dollars each, up to 1500 a day. */
class AutoConfirmTest {
    private static final BigDecimal OF_TICKET = new BigDecimal("1000");
    private static final BigDecimal OF_DAY = new BigDecimal("1500");
    private static final String OF_680 = "sell 0.2 ETH at 3400.5";

    private Agents.Setup setup;
    private Gateway gateway;
    private ContractClient alice;

    @BeforeEach
    void open() throws Exception {
        setup = Agents.Setup.plain().with(new AutoConfirm(Set.of(Gateway.ALICE), OF_TICKET, OF_DAY));
        gateway = Gateway.open(setup);
        alice = gateway.client(Gateway.ALICE_KEY);
    }

    @AfterEach
    void close() throws Exception {
        gateway.close();
    }

    private String state(String text) {
        return new AgentClient(alice).ticket(text).getString("state");
    }

    private static List<JsonObject> placed(ContractClient client) {
        return AgentClient.objects(
                client.get("/orders?limit=500&status=all").json().getJsonArray("orders"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buy 0.2 ETH",
                "sell 0.2 ETH",
                "buy 0.2 ETH at 3000",
                "sell 0.2 ETH at 4500",
                "buy $900 of BTC",
                "buy 0.1 ETH at 3000 and 0.005 BTC at 60000"
            })
    void sendsASmallTicketAtOnceAndSaysSo(String text) {
        JsonObject answer = new AgentClient(alice).say(text);

        assertThat(answer.getJsonObject("ticket").getString("state")).isEqualTo("DONE");
        assertThat(answer.getString("reply")).contains("is confirmed by this account's policy");
        assertThat(placed(alice))
                .hasSize(AgentClient.lines(answer.getJsonObject("ticket")).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buy 0.4 ETH",
                "sell 0.4 ETH",
                "buy 0.4 ETH at 2000",
                "buy $1001 of BTC",
                "sell 0.2 ETH at 6000",
                "buy 0.2 ETH at 3000 and 0.01 BTC at 60000",
                "if ETH drops below 3000 buy 0.1",
                "sell 0.1 ETH with a stop at 3000",
                "buy 0.01 BTC at 60k with a stop loss at 55k"
            })
    void waitsForAPersonWhereATicketIsWorthMoreOrIsNotPlain(String text) {
        assertThat(state(text)).isEqualTo("OPEN");
        assertThat(placed(alice)).isEmpty();
    }

    @Test
    void waitsForAPersonToCancelAndToChange() {
        assertThat(state("buy 0.1 ETH at 3000")).isEqualTo("DONE");

        assertThat(state("cancel all orders")).isEqualTo("OPEN");
        assertThat(state("change my ETH order to 3100")).isEqualTo("OPEN");
        assertThat(placed(alice)).singleElement().satisfies(order -> assertThat(order.getString("limitPrice"))
                .isEqualTo("3000"));
    }

    @Test
    void isOffForEverybodyElse() {
        ContractClient bob = gateway.client(Gateway.BOB_KEY);

        assertThat(new AgentClient(bob).ticket("buy 0.001 ETH").getString("state"))
                .isEqualTo("OPEN");
        assertThat(placed(bob)).isEmpty();
    }

    @Test
    void neverConfirmsWhatAProgramDrafts() {
        JsonObject terms = Requests.marketTerms().put("quantity", "0.001");

        JsonObject ticket = alice.send(
                        "POST", "/agent/tickets", terms.toBuffer().getBytes())
                .json();

        assertThat(ticket.getString("state")).isEqualTo("OPEN");
        assertThat(placed(alice)).isEmpty();
    }

    @Test
    void confirmsNoMoreInADayHoweverItIsCut() throws Exception {
        assertThat(state(OF_680)).isEqualTo("DONE");
        assertThat(state(OF_680)).isEqualTo("DONE");
        assertThat(state(OF_680)).isEqualTo("OPEN");
        gateway.restartAgent(setup);
        assertThat(state(OF_680)).isEqualTo("OPEN");
        assertThat(state("sell 0.01 ETH at 3400.5")).isEqualTo("DONE");
        gateway.agentClock().advance(Duration.ofHours(24));
        assertThat(state(OF_680)).isEqualTo("DONE");
        assertThat(placed(alice)).hasSize(4);
    }

    @Test
    void confirmsNoMoreThanFitsWhenAllComeAtOnce() {
        List<CompletableFuture<String>> states = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> state(OF_680)))
                .limit(12)
                .toList();

        assertThat(states).extracting(CompletableFuture::join).containsOnly("DONE", "OPEN");
        assertThat(placed(alice)).hasSize(2);
    }

    @Test
    void isNotMovedByWhatIsSaid() {
        for (String sentence : Hostile.sentences()) {
            AgentClient agent = new AgentClient(alice);
            agent.say(sentence);
            agent.say("yes, confirm it");
        }

        assertThat(placed(alice)).isEmpty();
    }
}
