package io.cryptoflow.entrypoints.bridge;

/**
 * A public address. A reader that is too slow gets the latest ticker and book of each symbol when it has caught up, and
 * misses prints.
 */
final class MarketStream implements BridgeStream {
    private final BridgeAddress address;
    private final BridgeOutlet outlet;
    private final BridgeMetrics metrics;

    MarketStream(BridgeAddress address, BridgeOutlet outlet, BridgeMetrics metrics) {
        this.address = address;
        this.outlet = outlet;
        this.metrics = metrics;
    }

    @Override
    public void deliver(Announcement announcement) {
        if (!outlet.isFull()) {
            outlet.forget(address.name());
            outlet.write(announcement.text());
            metrics.delivered();
        } else if (!address.kind().latestWins()) {
            metrics.dropped();
        } else if (outlet.keepLatest(address.name(), announcement.text())) {
            metrics.conflated();
        }
    }
}
