package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes trades to tapes, one file per symbol, such that {@link TapeFeed} plays them. What was not flushed is lost when the
 * process is killed. All of the context of {@link #open}.
 */
public final class TapeRecorder implements Consumer<MarketEvent>, MarketEvent.Visitor<String> {
    private final Vertx vertx;
    private final Context context;
    private final Map<Symbol, TapeFile> files;
    private final Map<Symbol, StringBuilder> pending = new LinkedHashMap<>();
    private final Map<Symbol, Long> recorded = new TreeMap<>();

    private TapeRecorder(Vertx vertx, Context context, Map<Symbol, TapeFile> files) {
        this.vertx = vertx;
        this.context = context;
        this.files = files;
        files.keySet().forEach(symbol -> {
            pending.put(symbol, new StringBuilder());
            recorded.put(symbol, 0L);
        });
    }

    /**
     * Opens a file {@code trades-SYMBOL.csv} in {@code folder} for each of {@code symbols}; what is there already is continued.
     * Fails where a file cannot be written.
     */
    public static Future<TapeRecorder> open(Vertx vertx, Path folder, List<Symbol> symbols) {
        Context context = vertx.getOrCreateContext();
        return vertx.executeBlocking(() -> {
                    Map<Symbol, TapeFile> files = new LinkedHashMap<>();
                    for (Symbol symbol : symbols) {
                        files.put(symbol, TapeFile.open(folder.resolve("trades-" + symbol + ".csv")));
                    }
                    return files;
                })
                .map(files -> new TapeRecorder(vertx, context, files));
    }

    /** Records a trade; nothing else of a market stands on a tape. */
    @Override
    public void accept(MarketEvent event) {
        StringBuilder lines = pending.get(event.symbol());
        String line = event.accept(this);
        if (lines != null && !line.isEmpty()) {
            lines.append(line);
            recorded.merge(event.symbol(), 1L, Long::sum);
        }
    }

    @Override
    public String tradePrinted(PublicTrade trade) {
        return trade.tradeId()
                + ','
                + trade.occurredAt().toEpochMilli()
                + ','
                + trade.price()
                + ','
                + trade.quantity()
                + ','
                + trade.takerSide().name().toLowerCase(Locale.ROOT)
                + '\n';
    }

    @Override
    public String bookChanged(OrderBook book) {
        return "";
    }

    @Override
    public String bookLost(MarketEvent.BookLost lost) {
        return "";
    }

    /** Trades that were recorded so far, by symbol. */
    public Map<Symbol, Long> recorded() {
        return new TreeMap<>(recorded);
    }

    /** Hands to the operating system what was recorded so far, on a worker thread and in order. */
    public Future<Void> flush() {
        Map<TapeFile, String> written = new LinkedHashMap<>();
        pending.forEach((symbol, lines) -> {
            TapeFile file = files.get(symbol);
            if (file != null && lines.length() > 0) {
                written.put(file, lines.toString());
                lines.setLength(0);
            }
        });
        return context.executeBlocking(() -> {
            for (Map.Entry<TapeFile, String> entry : written.entrySet()) {
                entry.getKey().append(entry.getValue());
            }
            return null;
        });
    }

    /** Flushes and closes; from any thread, once nothing is recorded any more. */
    public Future<Void> close() {
        return Future.<Void>future(flushed -> context.runOnContext(now -> flush().onComplete(flushed)))
                .eventually(() -> vertx.executeBlocking(() -> {
                    for (TapeFile file : files.values()) {
                        file.close();
                    }
                    return null;
                }));
    }
}
