package io.cryptoflow.entrypoints.json;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.ETH_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.MarketStatistics;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.fixture.Markets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TickerWriterTest {
    private final TickerWriter writer = new TickerWriter();

    @Property(tries = 200)
    void writesWhatTheTickersAreWhateverWasWrittenBefore(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 5) Integer> changes) {
        for (int change : changes) {
            Ticker bitcoin = ticker(BTC_USDT, "6000" + change / 2, change, change == 5);
            Ticker ether = ticker(ETH_USDT, "3000", 2L * change, false);
            Map<Symbol, MarketStatistics> days = change % 2 == 0 ? Map.of() : Map.of(BTC_USDT, day(change));

            JsonObject written = write(days, bitcoin, ether);

            JsonObject expected = MarketDataJson.ticker(bitcoin);
            Optional.ofNullable(days.get(BTC_USDT))
                    .ifPresent(day -> expected.put("statistics", CandleJson.statistics(day)));
            assertThat(written)
                    .isEqualTo(new JsonObject()
                            .put("tickers", new JsonArray().add(expected).add(MarketDataJson.ticker(ether)))
                            .put("missing", new JsonArray()));
        }
    }

    @Test
    void namesWhatIsMissing() {
        FindTickers.Result none =
                new FindTickers.Result(List.of(), List.of(new FindTickers.Missing(BTC_USDT, "NO_MARKET_DATA")));

        assertThat(writer.write(none, Map.of()).toString())
                .isEqualTo("{\"tickers\":[],\"missing\":[{\"symbol\":\"BTC-USDT\",\"code\":\"NO_MARKET_DATA\"}]}");
    }

    private JsonObject write(Map<Symbol, MarketStatistics> days, Ticker... tickers) {
        return new JsonObject(writer.write(new FindTickers.Result(List.of(tickers), List.of()), days));
    }

    private static Ticker ticker(Symbol symbol, String price, long ageMillis, boolean stale) {
        return new Ticker(
                symbol,
                Optional.of(Markets.level(price)),
                Optional.empty(),
                Optional.of(Price.of(price)),
                new MarketSource(MarketSource.Kind.LIVE, "test"),
                NOON,
                NOON,
                Duration.ofMillis(ageMillis),
                stale);
    }

    private static MarketStatistics day(int change) {
        Price price = Price.of("6000" + change);
        return new MarketStatistics(
                BTC_USDT, NOON, price, price, price, price, Quantity.of("1"), Optional.empty(), false);
    }
}
