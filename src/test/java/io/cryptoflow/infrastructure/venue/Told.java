package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.PublicTrade;
import java.util.ArrayList;
import java.util.List;

/** Keeps what messages told, in order. */
public final class Told implements MessageSink {
    public final List<PublicTrade> trades = new ArrayList<>();
    public final List<BookSnapshot> snapshots = new ArrayList<>();
    public final List<BookDelta> deltas = new ArrayList<>();
    public final List<String> troubles = new ArrayList<>();

    @Override
    public void trade(PublicTrade trade) {
        trades.add(trade);
    }

    @Override
    public void snapshot(BookSnapshot snapshot) {
        snapshots.add(snapshot);
    }

    @Override
    public void delta(BookDelta delta) {
        deltas.add(delta);
    }

    @Override
    public void best(BestPrices best) {
        throw new AssertionError("expected no best prices, were " + best);
    }

    @Override
    public void lost(Symbol symbol, String reason) {
        troubles.add(symbol + ": " + reason);
    }

    @Override
    public void refused(String reason) {
        troubles.add(reason);
    }

    /** How much of each was told. */
    @Override
    public String toString() {
        return "trades %d, snapshots %d, deltas %d, troubles %d"
                .formatted(trades.size(), snapshots.size(), deltas.size(), troubles.size());
    }
}
