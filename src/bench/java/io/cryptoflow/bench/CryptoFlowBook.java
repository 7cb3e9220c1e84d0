package io.cryptoflow.bench;

import io.cryptoflow.domain.matching.Expiry;
import io.cryptoflow.domain.matching.Handling;
import io.cryptoflow.domain.matching.MatchListener;
import io.cryptoflow.domain.matching.MatchingEngine;
import io.cryptoflow.domain.matching.Refusal;
import io.cryptoflow.domain.matching.SelfTradePrevention;
import io.cryptoflow.domain.value.Side;

/** The product's own engine. */
final class CryptoFlowBook implements TestedBook, MatchListener {
    private final MatchingEngine engine = new MatchingEngine(SelfTradePrevention.EXPIRE_TAKER, this, 0);
    private long tradedLots;

    @Override
    public void play(MatchingStream stream, int from, int to) {
        for (int i = from; i < to; i++) {
            long order = stream.orders[i];
            Side side = stream.buys[i] ? Side.BUY : Side.SELL;
            switch (stream.kinds[i]) {
                case MatchingStream.ADD ->
                    engine.add(order, order, side, stream.prices[i], stream.quantities[i], Handling.GTC);
                case MatchingStream.IOC ->
                    engine.add(order, order, side, stream.prices[i], stream.quantities[i], Handling.IOC);
                case MatchingStream.CANCEL -> engine.cancel(order);
                default -> engine.amend(order, stream.totals[i], stream.prices[i]);
            }
        }
    }

    @Override
    public long tradedLots() {
        return tradedLots;
    }

    @Override
    public int restingOrders() {
        return engine.restingOrders();
    }

    @Override
    public Object root() {
        return engine;
    }

    @Override
    public void took(long order, long trade, long price, long quantity) {
        tradedLots += quantity;
    }

    @Override
    public void accepted(long order) {
        // Only trades are counted.
    }

    @Override
    public void rejected(long order, Refusal why) {
        throw new BenchFailure("order " + order + " rejected: " + why);
    }

    @Override
    public void made(long order, long trade, long price, long quantity) {
        // The taker's side is counted.
    }

    @Override
    public void canceled(long order) {
        // Only trades are counted.
    }

    @Override
    public void expired(long order, Expiry why) {
        // Only trades are counted.
    }

    @Override
    public void amended(long order, long quantity, long price) {
        // Only trades are counted.
    }

    @Override
    public void amendRejected(long order, Refusal why) {
        throw new BenchFailure("order " + order + " not amended: " + why);
    }
}
