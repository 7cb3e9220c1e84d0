package io.cryptoflow.infrastructure.venue.coinbase;

import io.cryptoflow.fixture.Payloads;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Thirty seconds of ten products on Coinbase's feed in 2021: books, trades and tickers. */
final class CoinbaseRecording {
    private CoinbaseRecording() {}

    static List<JsonObject> received() {
        return Payloads.text("coinbase-exchange/ws/cryptofeed-feed-2021-04-17.jsonl.gz")
                .lines()
                .map(WireJson::object)
                .filter(line -> line.containsKey("recv_s"))
                .map(line -> line.getJsonObject("msg"))
                .toList();
    }
}
