package io.cryptoflow.infrastructure.venue.binance;

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
import io.cryptoflow.infrastructure.venue.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Binance Spot. Books begin with 1,000 levels per side by a call; everything else that changes comes by one stream. */
public final class BinanceVenue implements Venue {
    /** Where calls go by default. */
    public static final URI CALLS = URI.create("https://api.binance.com");

    /** Where streams are by default. */
    public static final URI STREAMS = URI.create("wss://stream.binance.com:9443");

    private static final String NAME = "binance";
    private static final long WEIGHT_PER_MINUTE = 4_800;
    private static final int LISTING_WEIGHT = 20;
    private static final int BOOK_WEIGHT = 50;
    private static final int TRADES_WEIGHT = 25;
    private static final int QUOTE_WEIGHT = 2;
    private static final int MOST_CANDLES = 1_000;
    private static final long UNKNOWN_SYMBOL = -1121;
    private static final List<String> CHANNELS = List.of("trade", "depth@100ms", "bookTicker");

    private final VenueHttp http;
    private final URI stream;
    private final InstantSource clock;
    private volatile Map<String, Symbol> symbols = Map.of();

    /**
     * @param calls where calls go, without a path
     * @param streams where streams are, without a path
     * @param callTimeout of one call
     */
    public BinanceVenue(Vertx vertx, URI calls, URI streams, Duration callTimeout, InstantSource clock) {
        RateBudget budget = new RateBudget(WEIGHT_PER_MINUTE, Duration.ofMinutes(1));
        http = new VenueHttp(vertx, NAME, calls, budget, callTimeout);
        stream = URI.create(streams + "/stream");
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Future<List<Instrument>> listing(List<Symbol> wanted) {
        String names = wanted.stream().map(BinanceVenue::nameOf).collect(Collectors.joining("\",\"", "[\"", "\"]"));
        String some = "/api/v3/exchangeInfo?symbols=" + URLEncoder.encode(names, StandardCharsets.UTF_8);
        String all = "/api/v3/exchangeInfo?symbolStatus=TRADING&showPermissionSets=false";
        return http.get(some, LISTING_WEIGHT)
                .compose(answer ->
                        isUnknownSymbol(answer) ? http.get(all, LISTING_WEIGHT) : Future.succeededFuture(answer))
                .compose(answer -> read(answer, Optional.empty(), body -> BinanceListing.read(WireJson.object(body))))
                .map(listed -> remember(wanted, listed));
    }

    private List<Instrument> remember(List<Symbol> wanted, Map<Symbol, Instrument> listed) {
        List<Instrument> found = wanted.stream()
                .distinct()
                .map(listed::get)
                .filter(Objects::nonNull)
                .toList();
        symbols = found.stream()
                .map(Instrument::symbol)
                .collect(Collectors.toUnmodifiableMap(BinanceVenue::nameOf, Function.identity()));
        return found;
    }

    @Override
    public URI stream() {
        return stream;
    }

    @Override
    public List<String> subscribe(List<Symbol> wanted) {
        JsonArray streams = new JsonArray();
        for (Symbol symbol : wanted) {
            CHANNELS.forEach(channel -> streams.add(nameOf(symbol).toLowerCase(Locale.ROOT) + "@" + channel));
        }
        return List.of(new JsonObject()
                .put("method", "SUBSCRIBE")
                .put("params", streams)
                .put("id", 1)
                .encode());
    }

    @Override
    public MessageReader reader() {
        return new BinanceReader(symbols);
    }

    @Override
    public BookRules bookRules(Symbol symbol) {
        return new BinanceBookRules();
    }

    @Override
    public Optional<Future<BookSnapshot>> snapshot(Symbol symbol) {
        return Optional.of(ask(
                symbol,
                "/api/v3/depth?limit=1000&symbol=" + nameOf(symbol),
                BOOK_WEIGHT,
                body -> BinanceAnswers.book(symbol, body, clock.instant())));
    }

    @Override
    public List<String> resubscribe(Symbol symbol) {
        return List.of();
    }

    @Override
    public Future<Quote> quote(Symbol symbol) {
        return ask(
                symbol,
                "/api/v3/ticker/24hr?symbol=" + nameOf(symbol),
                QUOTE_WEIGHT,
                body -> BinanceAnswers.quote(symbol, body, clock.instant()));
    }

    @Override
    public Future<List<Candle>> candles(Symbol symbol, CandleInterval interval, Instant from, Instant to) {
        String path = "/api/v3/klines?symbol=" + nameOf(symbol) + "&interval=" + interval.text() + "&startTime="
                + from.toEpochMilli() + "&endTime=" + (to.toEpochMilli() - 1) + "&limit=" + MOST_CANDLES;
        return ask(symbol, path, QUOTE_WEIGHT, body -> BinanceAnswers.candles(symbol, interval, body, clock.instant()));
    }

    @Override
    public Optional<Future<List<PublicTrade>>> recentTrades(Symbol symbol) {
        return Optional.of(ask(
                symbol,
                "/api/v3/trades?limit=1000&symbol=" + nameOf(symbol),
                TRADES_WEIGHT,
                body -> BinanceAnswers.trades(symbol, body)));
    }

    private <T> Future<T> ask(Symbol symbol, String path, int weight, Function<String, T> reader) {
        return http.get(path, weight).compose(answer -> read(answer, Optional.of(symbol), reader));
    }

    private <T> Future<T> read(VenueHttp.Answer answer, Optional<Symbol> symbol, Function<String, T> reader) {
        if (symbol.isPresent() && isUnknownSymbol(answer)) {
            return Future.failedFuture(VenueFailures.notListed(NAME, symbol.orElseThrow()));
        }
        if (!answer.isSuccess()) {
            return Future.failedFuture(VenueFailures.refused(NAME, answer.status(), answer.body()));
        }
        try {
            return Future.succeededFuture(reader.apply(answer.body()));
        } catch (RuntimeException strange) {
            return Future.failedFuture(VenueFailures.unreadable(NAME, String.valueOf(strange.getMessage())));
        }
    }

    private static boolean isUnknownSymbol(VenueHttp.Answer answer) {
        return !answer.isSuccess() && answer.body().contains("\"code\":" + UNKNOWN_SYMBOL);
    }

    /** The venue's name: {@code BTCUSDT}. */
    static String nameOf(Symbol symbol) {
        return symbol.base().code() + symbol.quote().code();
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
