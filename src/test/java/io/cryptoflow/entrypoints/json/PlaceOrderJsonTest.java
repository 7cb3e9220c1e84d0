package io.cryptoflow.entrypoints.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.ContractResponses;
import io.cryptoflow.fixture.FuzzCase;
import io.cryptoflow.fixture.FuzzCases;
import io.cryptoflow.fixture.Requests;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Validator;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceOrderJsonTest {
    private static final AccountId ALICE = new AccountId("alice");
    private static final Symbol BTC = Symbol.of("BTC-USDT");

    @Test
    void readsALimitOrderThatWorksUntilCanceled() {
        OrderTerms terms = OrderTerms.limit(BTC, Side.BUY, TimeInForce.GTC, Quantity.of("0.015"), Price.of("64000.25"));

        assertThat(PlaceOrderJson.command(ALICE, Optional.empty(), Requests.limitBuy("a")))
                .isEqualTo(new PlaceOrder.Command(ALICE, Optional.empty(), Optional.of(new ClientOrderId("a")), terms));
    }

    @Test
    void readsMarketOrdersThatTradeAtOnce() {
        OrderTerms sell = OrderTerms.market(BTC, Side.SELL, Quantity.of("0.5"));
        OrderTerms buy = OrderTerms.marketBuyFor(BTC, Money.of("250", new Asset("USDT")));

        assertThat(PlaceOrderJson.command(ALICE, Optional.empty(), Requests.marketSell("b"))
                        .terms())
                .isEqualTo(sell);
        assertThat(PlaceOrderJson.command(ALICE, Optional.empty(), Requests.marketBuyFor("c", "250"))
                        .terms())
                .isEqualTo(buy);
    }

    @Test
    void takesWhatTheContractTakesAndNothingElse() {
        Validator contract = ContractResponses.ofTheProduct().validator("PlaceOrderRequest");
        FuzzCases cases = new FuzzCases(7, "agree");
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            FuzzCase next = cases.next();
            Optional<JsonObject> body = readable(next);
            Optional<Failure> refusal = body.flatMap(PlaceOrderJsonTest::refusal);
            if (body.isPresent() && !hasAdditionalRules(refusal)) {
                boolean valid = contract.validate(body.get()).getValid();
                assertThat(refusal.isEmpty()).as("%s %s", body, refusal).isEqualTo(valid);
                accepted += valid ? 1 : 0;
            }
        }
        assertThat(accepted).isGreaterThan(1_000);
    }

    /** Rules between fields, of pairs with themselves, and of zero are not written in the schema. */
    private static boolean hasAdditionalRules(Optional<Failure> refusal) {
        Set<String> details = Set.of("expected two different assets, like BTC-USDT", "expected a price above 0");
        return refusal.map(f -> f.code().equals("INVALID_TERMS") || details.contains(f.detail()))
                .orElse(false);
    }

    private static Optional<JsonObject> readable(FuzzCase next) {
        try {
            return next.body().length() == 0 ? Optional.empty() : Optional.of(StrictJson.object(next.body()));
        } catch (FailureException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Failure> refusal(JsonObject body) {
        try {
            PlaceOrderJson.command(ALICE, Optional.empty(), body);
            return Optional.empty();
        } catch (FailureException refused) {
            return Optional.of(refused.failure());
        }
    }
}
