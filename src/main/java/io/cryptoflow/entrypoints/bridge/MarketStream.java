package io.cryptoflow.entrypoints.bridge;

/**
 * A public address for one client: all there is to know first, then every change. Whoever missed a change, because it read
 * too slowly or its event loop was late, gets all there is to know again.
 */
final class MarketStream implements BridgeStream {
    private final BridgeAddress address;
    private final Feeds feeds;
    private final BridgeOutlet outlet;
    private final BridgeMetrics metrics;
    private long last;
    private boolean behind;
    private boolean ended;

    MarketStream(BridgeAddress address, Feeds feeds, BridgeOutlet outlet, BridgeMetrics metrics) {
        this.address = address;
        this.feeds = feeds;
        this.outlet = outlet;
        this.metrics = metrics;
    }

    /** Writes what is known now; to be called after the stream listens, so that nothing gets between. */
    void begin() {
        feeds.now(address.name()).filter(now -> now.number() > last).ifPresent(this::writeWhole);
    }

    @Override
    public void deliver(Batch batch) {
        if (ended || batch.last() <= last) {
            return;
        }
        if (behind || outlet.isFull()) {
            fallBehind(batch);
        } else if (batch.first() == last + 1) {
            last = batch.last();
            outlet.write(batch.changes());
            metrics.delivered(address.kind(), batch.moments().size());
        } else {
            metrics.conflated(address.kind(), batch.last() - last - 1);
            begin();
        }
    }

    @Override
    public void end() {
        ended = true;
    }

    private void fallBehind(Batch batch) {
        metrics.conflated(address.kind(), batch.moments().size());
        if (!behind) {
            behind = true;
            outlet.onDrain(this::catchUp);
        }
    }

    private void catchUp() {
        if (ended) {
            return;
        }
        if (outlet.isFull()) {
            outlet.onDrain(this::catchUp);
            return;
        }
        behind = false;
        begin();
    }

    private void writeWhole(Moment now) {
        if (address.kind() == BridgeAddress.Kind.TRADE && last > 0) {
            metrics.dropped(address.kind(), Math.max(0, now.number() - last - TradeTale.RECENT));
        }
        last = now.number();
        outlet.write(now.whole());
        metrics.delivered(address.kind(), 1);
    }
}
