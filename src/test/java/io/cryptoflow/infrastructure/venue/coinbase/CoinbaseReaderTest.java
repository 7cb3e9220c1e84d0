package io.cryptoflow.infrastructure.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.infrastructure.venue.Told;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CoinbaseReaderTest {
    private final CoinbaseReader reader = new CoinbaseReader(() -> Markets.NOON);
    private final Told told = new Told();

    @Test
    void readsATradeWithTheSideOfItsTakerWhereCoinbaseTellsTheMakers() {
        match("match", 7);

        assertThat(told.trades)
                .containsExactly(new PublicTrade(
                        Symbol.of("BTC-USD"),
                        "7",
                        Price.of("9692.53"),
                        Quantity.of("2.2285"),
                        Side.BUY,
                        Instant.parse("2020-02-24T07:20:00.716579Z")));
    }

    @Test
    void tellsEachTradeOnceAndNoneOfBeforeTheConnection() {
        match("last_match", 7);
        match("match", 8);
        match("match", 8);
        match("match", 7);

        assertThat(told.trades.stream().map(PublicTrade::tradeId)).containsExactly("8");
        assertThat(told.troubles).isEmpty();
    }

    @Test
    void tellsThatATradeIsMissing() {
        match("last_match", 7);
        match("match", 9);
        match("match", 10);

        assertThat(told.troubles).containsExactly("BTC-USD: gap in the venue's count of trades after 7: next is 9");
        assertThat(told.trades.stream().map(PublicTrade::tradeId)).containsExactly("9", "10");
    }

    @Test
    void tellsThatTradesAreMissingWhenTheHeartbeatAfterFindsThemMissingStill() {
        match("last_match", 7);
        heartbeat(7);
        heartbeat(9);
        assertThat(told.troubles).isEmpty();

        heartbeat(9);
        heartbeat(9);

        assertThat(told.troubles).containsExactly("BTC-USD: gap in the venue's count of trades after 7: next is 10");
    }

    @Test
    void waitsForTradesThatAreOnTheirWayWhenTheHeartbeatComes() {
        match("last_match", 7);
        heartbeat(9);
        match("match", 8);
        match("match", 9);
        heartbeat(9);

        assertThat(told.troubles).isEmpty();
    }

    @Test
    void takesTheTimeOfArrivalForABatchWithoutTime() {
        reader.read(
                "{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"buy\",\"46961.95\",\"0.00000000\"]],"
                        + "\"time\":\"0001-01-01T00:00:00.000000Z\"}",
                told);

        assertThat(told.deltas.get(0).occurredAt()).isEqualTo(Markets.NOON);
        assertThat(told.deltas.get(0).bids().get(0).quantity()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void tellsThatASubscriptionIsRefused() {
        reader.read(
                "{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"BTC-XXX is not a valid product\"}",
                told);

        assertThat(told.troubles).containsExactly("Failed to subscribe: BTC-XXX is not a valid product");
    }

    @Test
    void refusesAMessageWithoutType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read("{\"product_id\":\"BTC-USD\"}", told))
                .withMessage("expected a text type, was null");
    }

    private void match(String type, long id) {
        reader.read(
                ("{\"type\":\"%s\",\"trade_id\":%d,\"side\":\"sell\",\"size\":\"2.2285\",\"price\":\"9692.53\","
                                + "\"product_id\":\"BTC-USD\",\"sequence\":122107997,\"time\":\"2020-02-24T07:20:00.716579Z\"}")
                        .formatted(type, id),
                told);
    }

    private void heartbeat(long lastTrade) {
        reader.read(
                ("{\"type\":\"heartbeat\",\"last_trade_id\":%d,\"product_id\":\"BTC-USD\",\"sequence\":122107998,"
                                + "\"time\":\"2020-02-24T07:20:01.000000Z\"}")
                        .formatted(lastTrade),
                told);
    }
}
