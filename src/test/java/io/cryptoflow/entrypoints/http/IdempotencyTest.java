package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.Gateway;
import io.cryptoflow.fixture.Reply;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final int TIMES = 100;
    private static Gateway gateway;
    private static ContractClient client;

    @BeforeAll
    static void open() throws Exception {
        gateway = Gateway.open();
        client = gateway.client(Gateway.ALICE_KEY);
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
    }

    @Test
    void answersOneOrderToAHundredRequestsAtOnce() throws Exception {
        List<Reply> replies = atOnce(() -> client.place(ethBuy("at-once")));

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(TIMES - 1);
        assertThat(replies).extracting(Reply::json).containsOnly(replies.get(0).json());
        assertThat(client.get("/orders?symbol=ETH-USDT").json().getJsonArray("orders"))
                .hasSize(1);
    }

    @Test
    void refusesOtherTermsUnderTheSameClientOrderId() {
        client.place(Requests.limitBuy("same"));

        Reply reply = client.place(Requests.limitBuy("same").put("quantity", "0.016"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("CLIENT_ORDER_ID_REUSED");
        assertThat(reply.field()).isEqualTo("clientOrderId");
    }

    @Test
    void takesTheSameDecimalInAnotherNotationForTheSameTerms() {
        client.place(Requests.limitBuy("same"));

        Reply reply = client.place(Requests.limitBuy("same").put("quantity", "0.0150"));

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void keepsAccountsApart() {
        Reply alices = client.place(Requests.limitBuy("shared"));

        Reply bobs = client.as(Gateway.BOB_KEY).place(Requests.limitBuy("shared"));

        assertThat(bobs.status()).isEqualTo(201);
        assertThat(bobs.json().getString("orderId")).isNotEqualTo(alices.json().getString("orderId"));
    }

    private static JsonObject ethBuy(String clientOrderId) {
        return Requests.limitBuy(clientOrderId).put("symbol", "ETH-USDT").put("limitPrice", "3000");
    }

    private static List<Reply> atOnce(Callable<Reply> request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(20);
        try {
            List<Future<Reply>> replies = clients.invokeAll(
                    Stream.generate(() -> request).limit(TIMES).toList());
            List<Reply> received = new ArrayList<>();
            for (Future<Reply> reply : replies) {
                received.add(reply.get());
            }
            return received;
        } finally {
            clients.shutdownNow();
        }
    }
}
