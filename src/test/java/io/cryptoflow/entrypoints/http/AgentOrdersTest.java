package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.AgentClient;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each family of sentences becomes when it is carried out. */
class AgentOrdersTest {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "buy 10 ETH | BUY 10 ETH (ETH-USDT) MARKET IOC",
                "buy $500 of BTC | BUY BTC for 500 USDT (BTC-USDT) MARKET IOC",
                "buy 500 dollars of BTC | BUY BTC for 500 USDT (BTC-USDT) MARKET IOC",
                "put 200 bucks in ETH | BUY ETH for 200 USDT (ETH-USDT) MARKET IOC",
                "put 0.001% of my cash into BTC | BUY BTC for 1000000 USDT (BTC-USDT) MARKET IOC",
                "buy 250 USDT of ETH at 3000 | BUY 0.0833 ETH (ETH-USDT) LIMIT limit 3000 GTC",
                "sell $1000 of ETH | SELL 0.2941 ETH (ETH-USDT) MARKET IOC",
                "sell half my BTC at 70k | SELL 1000000 BTC (BTC-USDT) LIMIT limit 70000 GTC",
                "sell a third of my BTC at 70k | SELL 666600 BTC (BTC-USDT) LIMIT limit 70000 GTC",
                "close my ETH position | SELL 2000000 ETH (ETH-USDT) MARKET IOC",
                "use 0.001% of my USDT to buy BTC | BUY BTC for 1000000 USDT (BTC-USDT) MARKET IOC",
                "put a stop loss on my BTC at 58k | SELL 2000000 BTC (BTC-USDT) STOP trigger 58000 GTC",
                "take profit on my ETH at 4000 | SELL 2000000 ETH (ETH-USDT) TAKE_PROFIT trigger 4000 GTC",
                "set a 5% trailing stop on my ETH | SELL 2000000 ETH (ETH-USDT) TRAILING_STOP behind by 5 percent GTC",
                "if BTC drops below 60k buy 0.1 | BUY 0.1 BTC (BTC-USDT) TAKE_PROFIT trigger 60000 GTC",
                "once BTC climbs above 70k buy 0.1 | BUY 0.1 BTC (BTC-USDT) STOP trigger 70000 GTC",
                "if ETH falls to 3000 sell 2 ETH | SELL 2 ETH (ETH-USDT) STOP trigger 3000 GTC",
                "if ETH hits 3000 sell 2 ETH at 2990 | SELL 2 ETH (ETH-USDT) STOP_LIMIT trigger 3000 limit 2990 GTC",
                "if ETH hits 4000 sell 2 ETH | SELL 2 ETH (ETH-USDT) TAKE_PROFIT trigger 4000 GTC",
                "buy 1 BTC at 60k, fill or kill | BUY 1 BTC (BTC-USDT) LIMIT limit 60000 FOK",
                "sell 5 ETH at 3600 post only | SELL 5 ETH (ETH-USDT) LIMIT limit 3600 GTC post only",
            })
    void carriesOutExactlyWhatWasSaid(String text, String summary) {
        JsonObject ticket = agent.ticket(text);

        assertThat(AgentClient.lines(ticket)).singleElement().satisfies(line -> assertThat(line.getString("summary"))
                .isEqualTo(summary));

        JsonObject done = agent.confirm(ticket).json();
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(placed()).hasSize(1);
        assertThat(placed().get(0).getString("clientOrderId"))
                .isEqualTo(AgentClient.orders(AgentClient.lines(ticket).get(0))
                        .get(0)
                        .getString("clientOrderId"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buy 2 ETH with euros",
                "buy 1 BTC on kraken",
                "if BTC drops below 60k buy 2 ETH",
                "buy 2 ETH at market good till cancelled",
                "sell 5 SOL for $100 worth",
                "am I up or down this week?",
                "price of ETH on coinbase"
            })
    void saysWhatItLacks(String text) {
        JsonObject answer = agent.say(text);

        assertThat(answer.getString("outcome")).isNotEqualTo("OK");
        assertThat(answer.getJsonObject("ticket")).isNull();
        assertThat(answer.getString("reply")).isNotBlank();
        assertThat(placed()).isEmpty();
    }

    @Test
    void attachesAStopAndATakeProfit() {
        JsonObject ticket = agent.ticket("buy 0.5 BTC at 60k with a stop loss at 55k and a take profit at 80k");
        List<JsonObject> orders = AgentClient.orders(AgentClient.lines(ticket).get(0));

        assertThat(orders)
                .extracting(order -> order.getString("groupRole"))
                .containsExactly("BRACKET_ENTRY", "BRACKET_EXIT", "BRACKET_EXIT");
        assertThat(agent.confirm(ticket).json().getString("state")).isEqualTo("DONE");
        assertThat(placed())
                .hasSize(3)
                .extracting(order -> order.getString("groupRole"))
                .contains("BRACKET_ENTRY", "BRACKET_EXIT");
    }

    @Test
    void attachesAStopAlone() {
        JsonObject ticket = agent.ticket("buy 0.5 BTC at 60k with a stop loss at 55k");

        assertThat(agent.confirm(ticket).json().getString("state")).isEqualTo("DONE");
        assertThat(placed()).hasSize(2);
    }

    @Test
    void cancelsByFilterAndByNumber() {
        place("buy 2 ETH at 3000", "buy 1 BTC at 60000", "sell 3 ETH at 4000", "put a stop loss on my BTC at 50k");

        assertThat(canceled("cancel all my ETH buy orders")).hasSize(1);
        assertThat(canceled("cancel everything except my BTC orders")).hasSize(2);
        assertThat(canceled("cancel my last order")).hasSize(1);
        assertThat(canceled("cancel all stop orders on BTC")).hasSize(1);
        assertThat(canceled("cancel all orders")).hasSize(4);
        String number = numbers().get(0);
        JsonObject ticket = agent.ticket("cancel order " + number);
        agent.confirm(ticket);
        assertThat(agent.say("cancel order " + number).getString("outcome")).isNotEqualTo("OK");
        assertThat(agent.say("cancel order 1").getJsonObject("ticket")).isNull();
    }

    @Test
    void changesTheVeryOrder() {
        place("put a stop loss on my BTC at 50k");

        JsonObject ticket = agent.ticket("move my BTC stop to 51000");
        JsonObject done = agent.confirm(ticket).json();

        assertThat(AgentClient.lines(ticket).get(0).getString("type")).isEqualTo("AMEND");
        assertThat(AgentClient.lines(ticket).get(0).getString("stopPrice")).isEqualTo("51000");
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(placed().get(0).getString("stopPrice")).isEqualTo("51000");
    }

    @Test
    void changesTheStopOfTheOrderWithThatNumber() {
        place("put a stop loss on my BTC at 50k", "buy 1 ETH at 3000");
        String stop = numbers().get(1);
        String limit = numbers().get(0);

        JsonObject ticket = agent.ticket("change the stop of order " + stop + " to 51k");

        assertThat(AgentClient.lines(ticket)).singleElement().satisfies(line -> {
            assertThat(line.getString("type")).isEqualTo("AMEND");
            assertThat(line.getString("stopPrice")).isEqualTo("51000");
        });
        assertThat(agent.say("change the stop of order " + limit + " to 51k").getString("reason"))
                .isEqualTo("CONFLICT");
    }

    @Test
    void sendsEachLineOfAListOnce() {
        JsonObject ticket = agent.ticket("buy 2 ETH at 3000 and 1 BTC at 60000");

        assertThat(AgentClient.lines(ticket)).hasSize(2);
        agent.confirm(ticket);
        assertThat(placed()).hasSize(2);
    }

    private List<JsonObject> canceled(String text) {
        return AgentClient.lines(agent.ticket(text)).stream()
                .filter(line -> line.getString("type").equals("CANCEL"))
                .toList();
    }

    private List<String> numbers() {
        JsonObject answer = agent.say("show my open orders");
        return answer.getJsonArray("results").getJsonObject(0).getJsonArray("orderNumbers").stream()
                .map(String.class::cast)
                .toList();
    }

    private void place(String... sentences) {
        for (String sentence : sentences) {
            assertThat(agent.confirm(agent.ticket(sentence)).json().getString("state"))
                    .isEqualTo("DONE");
        }
    }

    private List<JsonObject> placed() {
        return AgentClient.objects(alice.get("/orders").json().getJsonArray("orders"));
    }
}
