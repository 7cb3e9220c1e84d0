package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Revision;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The market of every listed symbol, and what to say where there is none. */
final class PaperMarkets {
    private static final Logger LOG = LoggerFactory.getLogger(PaperMarkets.class);

    private final InstrumentCatalog instruments;
    private final PaperRules rules;
    private final ToLongFunction<Symbol> lastTrades;
    private final Map<Symbol, PaperMarket> markets = new HashMap<>();

    /** @param lastTrades the number of the last trade of a symbol */
    PaperMarkets(InstrumentCatalog instruments, PaperRules rules, ToLongFunction<Symbol> lastTrades) {
        this.instruments = instruments;
        this.rules = rules;
        this.lastTrades = lastTrades;
    }

    private Optional<PaperMarket> market(Symbol symbol) {
        return instruments
                .find(symbol)
                .map(instrument -> markets.computeIfAbsent(
                        symbol, unseen -> new PaperMarket(instrument, rules, lastTrades.applyAsLong(symbol))));
    }

    private Optional<PaperMarket> marketOf(PaperOrder order) {
        return market(order.terms().symbol());
    }

    /** Puts an order of before a restart back; where it does not fit any more it only waits for its cancellation. */
    void restore(PaperOrder order) {
        if (!marketOf(order).map(market -> market.restore(order)).orElse(false)) {
            LOG.warn(
                    "order does not fit its market any more orderId={} symbol={}",
                    order.id(),
                    order.terms().symbol());
        }
    }

    List<ExecutionReport> take(PaperOrder order, Instant at) {
        return marketOf(order)
                .map(market -> market.take(order, at))
                .orElseGet(() -> List.of(
                        new ExecutionReport.Rejected(order.id(), order.terms().symbol() + " is not listed", at)));
    }

    List<ExecutionReport> cancel(PaperOrder order, Instant at) {
        return marketOf(order)
                .filter(market -> order.isInBook())
                .map(market -> market.cancel(order, at))
                .orElseGet(() -> List.of(new ExecutionReport.Canceled(order.id(), order.filled(), at)));
    }

    List<ExecutionReport> amend(PaperOrder order, int revision, Revision.Amendment amendment, Instant at) {
        return marketOf(order)
                .filter(market -> order.isInBook())
                .map(market -> market.amend(order, revision, amendment, at))
                .orElseGet(() -> List.of(new ExecutionReport.AmendRejected(
                        order.id(), revision, "it does not fit its market any more", at)));
    }

    List<ExecutionReport> show(OrderBook book, Instant at) {
        return market(book.symbol()).map(market -> market.show(book, at)).orElse(List.of());
    }

    List<ExecutionReport> onTrade(PublicTrade trade, Instant at) {
        return market(trade.symbol()).map(market -> market.onTrade(trade, at)).orElse(List.of());
    }
}
