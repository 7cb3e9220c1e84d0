package io.cryptoflow.infrastructure.venue.kraken;

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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Kraken's spot market, without a key. Books come by the stream, each change with a checksum; public calls are limited to
 * about one per second and address.
 */
public final class KrakenVenue implements Venue {
    /** Where calls go by default. */
    public static final URI CALLS = URI.create("https://api.kraken.com");

    /** Where streams are by default. */
    public static final URI STREAMS = URI.create("wss://ws.kraken.com");

    private static final String NAME = "kraken";
    private static final String BOOK = "book";
    private static final int DEPTH = 100;
    private static final int CALLS_PER_MINUTE = 60;
    private static final Duration UNNAMED_BLOCK = Duration.ofSeconds(15);

    private final URI stream;
    private final int depth;
    private final InstantSource clock;
    private final RateBudget budget = new RateBudget(CALLS_PER_MINUTE, Duration.ofMinutes(1));
    private final VenueHttp http;
    private final Map<Symbol, KrakenPair> pairs = new ConcurrentHashMap<>();
    private final Map<Symbol, Long> lastTrades = new ConcurrentHashMap<>();

    /**
     * @param calls where calls go, without a path
     * @param streams where streams are, without a path
     * @param callTimeout of one call
     */
    public KrakenVenue(Vertx vertx, URI calls, URI streams, Duration callTimeout, InstantSource clock) {
        this(vertx, calls, streams, DEPTH, callTimeout, clock);
    }

    /** @param depth levels per side of a book: Kraken offers 10, 25, 100, 500 and 1000 */
    KrakenVenue(Vertx vertx, URI calls, URI streams, int depth, Duration callTimeout, InstantSource clock) {
        stream = URI.create(streams + "/v2");
        this.depth = depth;
        this.clock = clock;
        http = new VenueHttp(vertx, NAME, calls, budget, callTimeout);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Kraken refuses a list with one unknown pair as a whole, so all are asked for. */
    @Override
    public Future<List<Instrument>> listing(List<Symbol> wanted) {
        return ask("/0/public/AssetPairs", KrakenInstruments::read).map(all -> {
            all.forEach(pair -> pairs.put(pair.instrument().symbol(), pair));
            return wanted.stream()
                    .flatMap(symbol -> Optional.ofNullable(pairs.get(symbol)).stream())
                    .map(KrakenPair::instrument)
                    .toList();
        });
    }

    @Override
    public URI stream() {
        return stream;
    }

    /** Of the trades before, only those are of use that a lost connection left out. */
    @Override
    public List<String> subscribe(List<Symbol> symbols) {
        return List.of(
                frame("subscribe", symbols, channel("trade").put("snapshot", true)),
                frame("subscribe", symbols, channel(BOOK).put("depth", depth)));
    }

    @Override
    public List<String> resubscribe(Symbol symbol) {
        List<Symbol> one = List.of(symbol);
        return List.of(
                frame("unsubscribe", one, channel(BOOK).put("depth", depth)),
                frame("subscribe", one, channel(BOOK).put("depth", depth)));
    }

    private static JsonObject channel(String name) {
        return new JsonObject().put("channel", name);
    }

    private static String frame(String method, List<Symbol> symbols, JsonObject channel) {
        JsonArray names =
                new JsonArray(symbols.stream().map(KrakenNames::streamed).toList());
        return new JsonObject()
                .put("method", method)
                .put("params", channel.put("symbol", names))
                .encode();
    }

    @Override
    public Optional<String> ping() {
        return Optional.of("{\"method\":\"ping\"}");
    }

    @Override
    public MessageReader reader() {
        return new KrakenReader(lastTrades, clock);
    }

    @Override
    public BookRules bookRules(Symbol symbol) {
        return new KrakenBookRules(Objects.requireNonNull(pairs.get(symbol), "listed"), depth);
    }

    @Override
    public Optional<Future<BookSnapshot>> snapshot(Symbol symbol) {
        return Optional.empty();
    }

    @Override
    public Optional<Future<List<PublicTrade>>> recentTrades(Symbol symbol) {
        return Optional.of(
                askAbout(symbol, "/0/public/Trades?count=1000&", answer -> KrakenTrades.read(symbol, answer)));
    }

    @Override
    public Future<Quote> quote(Symbol symbol) {
        return askAbout(symbol, "/0/public/Ticker?", answer -> KrakenQuotes.read(symbol, answer, clock.instant()));
    }

    /** Of the newest 720 candles; what is older Kraken does not tell. */
    @Override
    public Future<List<Candle>> candles(Symbol symbol, CandleInterval interval, Instant from, Instant to) {
        String query = "interval=" + interval.length().toMinutes() + "&since=" + (from.getEpochSecond() - 1) + "&";
        return askAbout(
                symbol, "/0/public/OHLC?" + query, answer -> KrakenCandles.read(symbol, interval, answer).stream()
                        .filter(candle -> !candle.openTime().isBefore(from)
                                && candle.openTime().isBefore(to))
                        .toList());
    }

    private <T> Future<T> askAbout(Symbol symbol, String path, Function<KrakenAnswer, T> reader) {
        return pairs.containsKey(symbol)
                ? ask(path + "pair=" + KrakenNames.requested(symbol), reader)
                : Future.failedFuture(VenueFailures.notListed(NAME, symbol));
    }

    private <T> Future<T> ask(String path, Function<KrakenAnswer, T> reader) {
        return http.get(path, 1).compose(answer -> {
            try {
                return understand(answer, reader);
            } catch (RuntimeException unreadable) {
                return Future.failedFuture(VenueFailures.unreadable(NAME, String.valueOf(unreadable.getMessage())));
            }
        });
    }

    private <T> Future<T> understand(VenueHttp.Answer heard, Function<KrakenAnswer, T> reader) {
        if (!heard.isSuccess()) {
            return Future.failedFuture(VenueFailures.refused(NAME, heard.status(), heard.body()));
        }
        KrakenAnswer answer = KrakenAnswer.of(heard.body());
        if (answer.isLimit()) {
            budget.block(UNNAMED_BLOCK);
            return Future.failedFuture(VenueFailures.limited(NAME, UNNAMED_BLOCK.toMillis()));
        }
        Optional<String> error = answer.error();
        return error.isPresent()
                ? Future.failedFuture(VenueFailures.refused(NAME, heard.status(), error.get()))
                : Future.succeededFuture(reader.apply(answer));
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
