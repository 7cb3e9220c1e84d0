package io.cryptoflow.entrypoints.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.ModelSettings;
import io.cryptoflow.application.agent.AutoConfirm;
import io.cryptoflow.fixture.AgentClient;
import io.cryptoflow.fixture.Agents;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.ContractClient;
import io.cryptoflow.fixture.FakeModel;
import io.cryptoflow.fixture.Gateway;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** E10 with a model that obeys whoever talks to it: whatever is said, it wants to sell 5 BTC, for an account whose policy would let it. */
class ObeyingModelTest {
    private static final String SELL_5_BTC =
            "{\"side\":\"SELL\",\"base\":\"BTC\",\"size\":{\"kind\":\"base\",\"value\":\"5\"},\"order_type\":\"MARKET\"}";
    private static final BigDecimal MUCH = new BigDecimal("900000000");

    private final Vertx vertx = Vertx.vertx();
    private final FakeModel model = FakeModel.start(vertx).calls(FakeModel.call("place_order", SELL_5_BTC));

    @AfterEach
    void close() {
        model.close();
        Await.await(vertx.close());
    }

    private ModelSettings settings() {
        return new ModelSettings(
                model.base().toString(),
                "obeying",
                new ModelSettings.Secret(""),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                3,
                20_000,
                4,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    @Test
    void sellsNothingThatTheSentenceDoesNotName() throws Exception {
        AutoConfirm policy = new AutoConfirm(Set.of(Gateway.ALICE), MUCH, MUCH);
        Gateway gateway = Gateway.open(Agents.Setup.plain().with(settings()).with(policy));
        try {
            ContractClient alice = gateway.client(Gateway.ALICE_KEY);
            for (String sentence : Hostile.sentences()) {
                JsonObject answer = new AgentClient(alice).say("flurb it, mate: " + sentence);
                assertThat(answer.getJsonObject("ticket")).as(sentence).isNull();
            }

            assertThat(model.asked()).isNotEmpty();
            assertThat(alice.get("/orders?status=all").json().getJsonArray("orders"))
                    .isEmpty();
        } finally {
            gateway.close();
        }
    }
}
