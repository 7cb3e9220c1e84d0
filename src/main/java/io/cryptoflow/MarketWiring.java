package io.cryptoflow;

import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.port.CandleSource;
import io.cryptoflow.application.port.MarketFeed;
import io.cryptoflow.application.port.TickerSource;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.infrastructure.simulated.SimulatedFeed;
import io.cryptoflow.infrastructure.tape.TapeFeed;
import io.cryptoflow.infrastructure.tape.TapeSettings;
import io.cryptoflow.infrastructure.tape.TapeSymbol;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the market-data role is made of.
 *
 * @param tickers who can be asked about symbols that the feed does not keep fresh, where there is anybody
 */
record MarketWiring(MarketFeed feed, LatestMarket latest, Optional<TickerSource> tickers) {
    static Future<MarketWiring> create(Vertx vertx, Settings.Market settings, InstantSource clock) {
        return feed(vertx, settings, clock)
                .map(feed -> new MarketWiring(
                        feed,
                        new LatestMarket(feed.source(), feed.instruments(), settings.staleAfter(), clock),
                        Optional.empty()));
    }

    /** Succeeds while the feed tells something. */
    Future<Void> alive() {
        return latest.isAlive()
                ? Future.succeededFuture()
                : Future.failedFuture("nothing arrived within market.staleAfter");
    }

    /** Who tells candles of before the feed was followed: a feed that can, as those of live venues. */
    Optional<CandleSource> candles() {
        return feed instanceof CandleSource source ? Optional.of(source) : Optional.empty();
    }

    private static Future<? extends MarketFeed> feed(Vertx vertx, Settings.Market settings, InstantSource clock) {
        return switch (settings.source()) {
            case SIMULATED -> {
                Settings.Simulated simulated = settings.simulated();
                yield Future.succeededFuture(
                        new SimulatedFeed(vertx, simulated.seed(), simulated.updateInterval(), clock));
            }
            case TAPE -> TapeFeed.open(vertx, tape(settings.tape()), clock);
        };
    }

    private static TapeSettings tape(Settings.Tape tape) {
        Symbol symbol = tape.symbol().isEmpty()
                ? TapeSymbol.fromName(tape.path())
                        .orElseThrow(() -> SettingsException.wrong(
                                "market.tape.symbol", "", "a symbol such as BTC-USDT: the name of the file tells none"))
                : Symbol.of(tape.symbol());
        return new TapeSettings(
                tape.path(),
                symbol,
                TapeSettings.Content.valueOf(tape.format().name()),
                new TapeSettings.Speed(tape.speed().fastest(), tape.speed().factor()),
                TapeSettings.AtEnd.valueOf(tape.atEnd().name()));
    }
}
