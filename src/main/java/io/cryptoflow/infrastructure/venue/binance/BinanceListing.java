package io.cryptoflow.infrastructure.venue.binance;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code exchangeInfo} lists: the instruments that trade, with the filters that make their rules. */
final class BinanceListing {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceListing.class);
    private static final String TRADING = "TRADING";

    private BinanceListing() {}

    /** The instruments in {@code answer} by symbol; what does not trade, or is not understood, is left out. */
    static Map<Symbol, Instrument> read(JsonObject answer) {
        Map<Symbol, Instrument> listed = new LinkedHashMap<>();
        JsonArray symbols = WireJson.array(answer, "symbols");
        for (int i = 0; i < symbols.size(); i++) {
            JsonObject entry = symbols.getJsonObject(i);
            if (TRADING.equals(entry.getString("status"))) {
                add(listed, entry);
            }
        }
        return listed;
    }

    private static void add(Map<Symbol, Instrument> listed, JsonObject entry) {
        try {
            Instrument instrument = instrument(entry);
            listed.put(instrument.symbol(), instrument);
        } catch (IllegalArgumentException | ArithmeticException strange) {
            LOG.warn("listing left out symbol={} reason=\"{}\"", entry.getValue("symbol"), strange.getMessage());
        }
    }

    /** One entry; {@link IllegalArgumentException} says what was expected. */
    static Instrument instrument(JsonObject entry) {
        Symbol symbol =
                new Symbol(new Asset(WireJson.text(entry, "baseAsset")), new Asset(WireJson.text(entry, "quoteAsset")));
        return new Instrument(
                symbol,
                Price.of(filter(entry, "PRICE_FILTER", "tickSize").orElseThrow(() -> missing(symbol, "PRICE_FILTER"))),
                Quantity.of(filter(entry, "LOT_SIZE", "stepSize").orElseThrow(() -> missing(symbol, "LOT_SIZE"))),
                filter(entry, "NOTIONAL", "minNotional")
                        .or(() -> filter(entry, "MIN_NOTIONAL", "minNotional"))
                        .map(amount -> Money.of(amount, symbol.quote()))
                        .orElseGet(() -> Money.zero(symbol.quote())));
    }

    private static Optional<String> filter(JsonObject entry, String type, String field) {
        JsonArray filters = WireJson.array(entry, "filters");
        for (int i = 0; i < filters.size(); i++) {
            JsonObject filter = filters.getJsonObject(i);
            if (type.equals(filter.getString("filterType"))) {
                return Optional.of(WireJson.text(filter, field));
            }
        }
        return Optional.empty();
    }

    private static IllegalArgumentException missing(Symbol symbol, String filter) {
        return new IllegalArgumentException("expected a filter " + filter + " of " + symbol);
    }
}
