package io.cryptoflow.bench;

import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.infrastructure.quotes.CachedQuotes;
import io.cryptoflow.infrastructure.quotes.QuoteMetrics;
import io.cryptoflow.infrastructure.quotes.VenueQuotes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** A market that lists many symbols and follows none: every ticker is fetched from the loopback venue, as the product does it. */
final class TickerMarket {
    private static final int LISTED = 3_200;
    private static final int PLACES = 4_096;
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration STALE_AFTER = Duration.ofSeconds(30);

    private TickerMarket() {}

    /** Symbols of the market, {@code count} of them from the {@code first}. */
    static List<Symbol> symbols(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> Symbol.of("B" + i + "-USDT"))
                .toList();
    }

    /** @param cacheTime zero for no cache */
    static FindTickers findTickers(Vertx vertx, int venuePort, Duration cacheTime) {
        QuoteMetrics metrics = new QuoteMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        Quotes calls = new VenueQuotes(vertx, new LoopbackTickers(vertx, venuePort), PLACES, CALL_TIMEOUT, metrics);
        Quotes quotes = new CachedQuotes(calls, cacheTime, InstantSource.system(), metrics);
        return new FindTickers(latest(), quotes);
    }

    private static LatestMarket latest() {
        List<Instrument> listed =
                symbols(0, LISTED).stream().map(TickerMarket::instrument).toList();
        MarketSource source = new MarketSource(MarketSource.Kind.LIVE, "loopback");
        return new LatestMarket(source, listed, STALE_AFTER, InstantSource.system());
    }

    private static Instrument instrument(Symbol symbol) {
        return new Instrument(symbol, Price.of("0.01"), Quantity.of("0.0001"), Money.of("5", symbol.quote()));
    }
}
