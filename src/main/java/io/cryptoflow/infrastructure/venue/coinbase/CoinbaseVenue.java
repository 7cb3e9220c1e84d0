package io.cryptoflow.infrastructure.venue.coinbase;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.infrastructure.venue.BookRules;
import io.cryptoflow.infrastructure.venue.BookSnapshot;
import io.cryptoflow.infrastructure.venue.MessageReader;
import io.cryptoflow.infrastructure.venue.RateBudget;
import io.cryptoflow.infrastructure.venue.Venue;
import io.cryptoflow.infrastructure.venue.VenueFailures;
import io.cryptoflow.infrastructure.venue.VenueHttp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Coinbase Exchange, without a key. Its symbols are named as ours. Books come by the stream, whole, and changes of them every
 * 50 ms; public calls are limited to ten per second and address.
 */
public final class CoinbaseVenue implements Venue {
    /** Where calls go by default. */
    public static final URI CALLS = URI.create("https://api.exchange.coinbase.com");

    /** Where streams are by default. */
    public static final URI STREAMS = URI.create("wss://ws-feed.exchange.coinbase.com");

    private static final String NAME = "coinbase";
    private static final int CALLS_PER_SECOND = 10;
    private static final int MOST_CANDLES = 300;
    private static final int NOT_FOUND = 404;
    private static final List<String> CHANNELS = List.of("heartbeat", "matches", "level2_batch");

    private final URI stream;
    private final InstantSource clock;
    private final VenueHttp http;

    /**
     * @param calls where calls go, without a path
     * @param streams where streams are, without a path
     * @param callTimeout of one call
     */
    public CoinbaseVenue(Vertx vertx, URI calls, URI streams, Duration callTimeout, InstantSource clock) {
        stream = streams;
        this.clock = clock;
        RateBudget budget = new RateBudget(CALLS_PER_SECOND, Duration.ofSeconds(1));
        http = new VenueHttp(vertx, NAME, calls, budget, callTimeout);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Future<List<Instrument>> listing(List<Symbol> wanted) {
        return ask("/products", body -> {
            Map<Symbol, Instrument> listed = CoinbaseProducts.read(body).stream()
                    .collect(Collectors.toMap(Instrument::symbol, Function.identity()));
            return wanted.stream().filter(listed::containsKey).map(listed::get).toList();
        });
    }

    @Override
    public URI stream() {
        return stream;
    }

    @Override
    public List<String> subscribe(List<Symbol> symbols) {
        return List.of(frame("subscribe", symbols, CHANNELS));
    }

    @Override
    public List<String> resubscribe(Symbol symbol) {
        List<String> book = List.of("level2_batch");
        return List.of(frame("unsubscribe", List.of(symbol), book), frame("subscribe", List.of(symbol), book));
    }

    private static String frame(String type, List<Symbol> symbols, List<String> channels) {
        return new JsonObject()
                .put("type", type)
                .put(
                        "product_ids",
                        new JsonArray(symbols.stream().map(Symbol::toString).toList()))
                .put("channels", new JsonArray(channels))
                .encode();
    }

    @Override
    public MessageReader reader() {
        return new CoinbaseReader(clock);
    }

    @Override
    public BookRules bookRules(Symbol symbol) {
        return CoinbaseBookRules.WHOLE;
    }

    @Override
    public Optional<Future<BookSnapshot>> snapshot(Symbol symbol) {
        return Optional.empty();
    }

    @Override
    public Optional<Future<List<PublicTrade>>> recentTrades(Symbol symbol) {
        return Optional.of(askAbout(symbol, "/trades?limit=1000", body -> CoinbaseTrades.read(symbol, body)));
    }

    /** Two calls at once: neither tells everything. */
    @Override
    public Future<Quote> quote(Symbol symbol) {
        Future<String> book = askAbout(symbol, "/book?level=1", Function.identity());
        Future<String> ticker = askAbout(symbol, "/ticker", Function.identity());
        return Future.all(book, ticker)
                .compose(both ->
                        understood(() -> CoinbaseQuotes.read(symbol, book.result(), ticker.result(), clock.instant())));
    }

    @Override
    public Future<List<Candle>> candles(Symbol symbol, CandleInterval interval, Instant from, Instant to) {
        Duration step = CoinbaseCandles.asked(interval).length();
        Instant first = interval.openOf(from.plus(interval.length()).minusMillis(1));
        if (!first.isBefore(to)) {
            return Future.succeededFuture(List.of());
        }
        Instant longest = first.plus(step.multipliedBy(MOST_CANDLES - 1));
        Instant last = longest.isBefore(to) ? longest : to;
        String query = "/candles?granularity=" + step.toSeconds() + "&start=" + first + "&end=" + last;
        return askAbout(symbol, query, body -> CoinbaseCandles.read(symbol, interval, body, clock.instant()).stream()
                .filter(candle ->
                        !candle.openTime().isBefore(from) && candle.openTime().isBefore(to))
                .toList());
    }

    private <T> Future<T> askAbout(Symbol symbol, String path, Function<String, T> reader) {
        return http.get("/products/" + symbol + path, 1)
                .compose(answer -> answer.status() == NOT_FOUND
                        ? Future.failedFuture(VenueFailures.notListed(NAME, symbol))
                        : understand(answer, reader));
    }

    private <T> Future<T> ask(String path, Function<String, T> reader) {
        return http.get(path, 1).compose(answer -> understand(answer, reader));
    }

    private static <T> Future<T> understand(VenueHttp.Answer answer, Function<String, T> reader) {
        return answer.isSuccess()
                ? understood(() -> reader.apply(answer.body()))
                : Future.failedFuture(VenueFailures.refused(NAME, answer.status(), answer.body()));
    }

    private static <T> Future<T> understood(Supplier<T> reader) {
        try {
            return Future.succeededFuture(reader.get());
        } catch (RuntimeException unreadable) {
            return Future.failedFuture(VenueFailures.unreadable(NAME, String.valueOf(unreadable.getMessage())));
        }
    }

    @Override
    public long blockedMillis() {
        return http.blockedMillis();
    }

    @Override
    public Future<Void> close() {
        return http.close();
    }
}
