package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.Scope;
import io.cryptoflow.fixture.AgentClient;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets for programs that tell the terms of an order. */
class DraftTicketTest {
    private static Gateway gateway;
    private static ContractClient alice;

    @BeforeAll
    static void open() throws Exception {
        gateway = Gateway.open();
        alice = gateway.client(Gateway.ALICE_KEY);
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
    }

    private static Reply draft(ContractClient client, JsonObject terms) {
        return client.send("POST", "/agent/tickets", terms.toBuffer().getBytes());
    }

    private static JsonObject onlyOrder(JsonObject ticket) {
        List<JsonObject> orders = AgentClient.orders(AgentClient.lines(ticket).get(0));
        assertThat(orders).hasSize(1);
        return orders.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'symbol':'BTC-USDT','side':'BUY','type':'MARKET','timeInForce':'IOC','quantity':'0.5'}",
                "{'symbol':'BTC-USDT','side':'SELL','type':'MARKET','timeInForce':'FOK','quantity':'0.5'}",
                "{'symbol':'BTC-USDT','side':'BUY','type':'MARKET','timeInForce':'IOC','quoteQuantity':'250.5'}",
                "{'symbol':'ETH-USDT','side':'BUY','type':'LIMIT','timeInForce':'GTC','quantity':'2','limitPrice':'3000.5','postOnly':true}",
                "{'symbol':'ETH-USDT','side':'SELL','type':'LIMIT','timeInForce':'GTD','quantity':'2','limitPrice':'4000',"
                        + "'expiresAt':'2099-01-05T09:30:00Z'}",
                "{'symbol':'ETH-USDT','side':'SELL','type':'STOP','timeInForce':'GTC','quantity':'2','stopPrice':'3000'}",
                "{'symbol':'ETH-USDT','side':'SELL','type':'STOP_LIMIT','timeInForce':'DAY','quantity':'2','stopPrice':'3000',"
                        + "'limitPrice':'2990'}",
                "{'symbol':'ETH-USDT','side':'SELL','type':'TAKE_PROFIT','timeInForce':'GTC','quantity':'2','stopPrice':'4000'}",
                "{'symbol':'ETH-USDT','side':'SELL','type':'TAKE_PROFIT_LIMIT','timeInForce':'GTC','quantity':'2',"
                        + "'stopPrice':'4000','limitPrice':'3990'}",
                "{'symbol':'ETH-USDT','side':'SELL','type':'TRAILING_STOP','timeInForce':'GTC','quantity':'2',"
                        + "'trailingOffset':'5','trailingUnit':'PERCENT'}"
            })
    void showsExactlyTheTermsThatWereToldAndSendsThemOnceConfirmed(String text) {
        JsonObject terms = new JsonObject(text.replace('\'', '"'));

        Reply drafted = draft(alice, terms);
        JsonObject order = onlyOrder(drafted.json());
        int before = placed().size();
        JsonObject confirmed = new AgentClient(alice).confirm(drafted.json()).json();
        JsonObject placed = placed().get(0);

        assertThat(drafted.status()).isEqualTo(201);
        assertThat(drafted.header("Location"))
                .isEqualTo("/api/v1/agent/tickets/" + drafted.json().getString("ticketId"));
        assertThat(drafted.json().getString("state")).isEqualTo("OPEN");
        assertThat(order.getMap()).containsAllEntriesOf(terms.getMap());
        assertThat(confirmed.getString("state")).isEqualTo("DONE");
        assertThat(placed()).hasSize(before + 1);
        assertThat(placed.getString("clientOrderId")).isEqualTo(order.getString("clientOrderId"));
        terms.remove("expiresAt");
        assertThat(placed.getMap()).containsAllEntriesOf(terms.getMap());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        {'quantity':'0'}                                             | 400 | INVALID_TERMS
        {'quantity':'1e3'}                                           | 400 | INVALID_FIELD
        {'clientOrderId':'mine'}                                     | 400 | UNKNOWN_FIELD
        {'hash':'0'}                                                 | 400 | UNKNOWN_FIELD
        {'side':'buy'}                                               | 400 | INVALID_FIELD
        {'limitPrice':'60000'}                                       | 400 | INVALID_TERMS
        {'type':'TRAILING_STOP','trailingOffset':'5'}                | 400 | INVALID_FIELD
        {'symbol':'XYZ-USDT'}                                        | 422 | NOT_OFFERED
        {'symbol':'BTC-EUR'}                                         | 422 | NOT_OFFERED
        {'quantity':'1000'}                                          | 422 | SUSPICIOUS_SIZE
        {'type':'LIMIT','limitPrice':'10000'}                        | 422 | SUSPICIOUS_PRICE
        {'side':'BUY','type':'LIMIT','limitPrice':'100000'}          | 422 | SUSPICIOUS_PRICE
        """)
    void refusesWhatIsNoOrderAndWhatLooksLikeASlip(String other, int status, String code) {
        JsonObject terms = Requests.marketTerms().mergeIn(new JsonObject(other.replace('\'', '"')));
        int before = placed().size();

        Reply refused = draft(alice, terms);

        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(placed()).hasSize(before);
    }

    @Test
    void takesTheFieldsOfAnOrderThatIsPlaced() {
        JsonObject schemas =
                Contract.read().document().getJsonObject("components").getJsonObject("schemas");
        Set<String> placing = schemas.getJsonObject("PlaceOrderRequest")
                .getJsonObject("properties")
                .copy()
                .fieldNames();
        placing.remove("clientOrderId");

        assertThat(schemas.getJsonObject("DraftTicketRequest")
                        .getJsonObject("properties")
                        .fieldNames())
                .isEqualTo(placing);
    }

    @Test
    void draftsNothingForAKeyThatMayOnlyRead() throws Exception {
        gateway.grant(Gateway.ALICE, "cf_test_looking", Set.of(Scope.READ));

        assertThat(draft(gateway.client("cf_test_looking"), Requests.marketTerms())
                        .code())
                .isEqualTo("SCOPE_MISSING");
    }

    @Test
    void showsATicketToItsAccountOnly() {
        JsonObject ticket = draft(alice, Requests.marketTerms()).json();
        ContractClient bob = gateway.client(Gateway.BOB_KEY);

        assertThat(bob.get("/agent/tickets/" + ticket.getString("ticketId")).status())
                .isEqualTo(404);
        assertThat(new AgentClient(bob).confirm(ticket).status()).isEqualTo(404);
    }

    private static List<JsonObject> placed() {
        return AgentClient.objects(
                alice.get("/orders?limit=500&status=all").json().getJsonArray("orders"));
    }
}
