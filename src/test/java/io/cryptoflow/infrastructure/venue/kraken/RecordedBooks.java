package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.Payloads;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Books that were recorded with their checksums, said in version 2.
 *
 * @param depth levels per side that were asked for
 * @param pairs with the precision that the checksums are counted in
 */
record RecordedBooks(int depth, List<String> messages, Map<Symbol, KrakenPair> pairs) {
    /** One pair, 509 changes, recorded in version 2. */
    static RecordedBooks versionTwo() {
        JsonObject recording = WireJson.object(Payloads.text("kraken/ws/sdk-orderbook-v2.json.gz"));
        List<String> messages = Stream.concat(
                        Stream.of(recording.getJsonObject("init")), recording.getJsonArray("updates").stream())
                .map(String::valueOf)
                .toList();
        return new RecordedBooks(10, messages, Map.of(Symbol.of("BTC-USD"), pair(Symbol.of("BTC-USD"), 1, 8)));
    }

    /** One pair, recorded in version 1, with heartbeats and pongs. */
    static RecordedBooks onePair() {
        JsonObject recording = WireJson.object(Payloads.text("kraken/ws/sdk-orderbook-v1.json.gz"));
        return of(
                10,
                Stream.concat(recording.getJsonArray("init").stream(), recording.getJsonArray("updates").stream())
                        .toList());
    }

    /** Ten pairs, 1,000 levels deep, recorded in version 1. */
    static RecordedBooks tenPairs() {
        return of(1_000, VersionOne.received(Payloads.text("kraken/ws/cryptofeed-book-2021-04-17.jsonl.gz")));
    }

    private static RecordedBooks of(int depth, List<Object> received) {
        Map<Symbol, KrakenPair> pairs = new HashMap<>();
        received.stream()
                .filter(JsonArray.class::isInstance)
                .map(JsonArray.class::cast)
                .filter(message -> message.getJsonObject(1).containsKey("as"))
                .map(RecordedBooks::pair)
                .forEach(pair -> pairs.put(pair.instrument().symbol(), pair));
        VersionOne translation = new VersionOne();
        List<String> messages = received.stream()
                .flatMap(message -> translation.inVersionTwo(message).stream())
                .toList();
        return new RecordedBooks(depth, messages, pairs);
    }

    RecordedBooks with(List<String> other) {
        return new RecordedBooks(depth, other, pairs);
    }

    KrakenBookRules rules(Symbol symbol) {
        return new KrakenBookRules(Objects.requireNonNull(pairs.get(symbol), symbol::toString), depth);
    }

    /** The precision of a snapshot's first level. */
    private static KrakenPair pair(JsonArray snapshot) {
        JsonArray level = snapshot.getJsonObject(1).getJsonArray("as").getJsonArray(0);
        Symbol symbol = KrakenNames.symbol(snapshot.getString(3)).orElseThrow();
        return pair(symbol, decimals(level.getString(0)), decimals(level.getString(1)));
    }

    private static int decimals(String amount) {
        return new BigDecimal(amount).scale();
    }

    private static KrakenPair pair(Symbol symbol, int priceDecimals, int quantityDecimals) {
        Price tick = new Price(BigDecimal.ONE.movePointLeft(priceDecimals));
        Quantity lot = new Quantity(BigDecimal.ONE.movePointLeft(quantityDecimals));
        return new KrakenPair(
                new Instrument(symbol, tick, lot, Money.zero(symbol.quote())), priceDecimals, quantityDecimals);
    }
}
