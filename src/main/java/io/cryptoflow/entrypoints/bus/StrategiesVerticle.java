package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.strategy.RunStrategies;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.strategy.Signal;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Indicators, backtests and strategies on the bus; announces the signals of strategies, and places their orders as any client does. */
public final class StrategiesVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(StrategiesVerticle.class);

    private final MessageBus bus;
    private final List<Served<?, ?>> served;
    private final RunStrategies strategies;
    private final AccountId account;
    private final Consumer<Signal> listener;

    /**
     * Serves and runs nothing before it is deployed.
     *
     * @param account for which strategies place orders
     * @param listener hears every signal before it is announced
     */
    public StrategiesVerticle(
            MessageBus bus,
            List<Served<?, ?>> served,
            RunStrategies strategies,
            AccountId account,
            Consumer<Signal> listener) {
        this.bus = bus;
        this.served = List.copyOf(served);
        this.strategies = strategies;
        this.account = account;
        this.listener = listener;
    }

    @Override
    public Future<?> start() {
        return Future.all(served.stream()
                        .map(useCase -> useCase.serve(bus, cause -> {}))
                        .toList())
                .compose(serving -> strategies.count() == 0 ? Future.succeededFuture() : runStrategies());
    }

    private Future<?> runStrategies() {
        strategies
                .start()
                .onFailure(cause -> LOG.warn(
                        "strategies start without stored candles, signals come later cause={}", cause.toString()));
        return bus.subscribe(Addresses.CANDLE_EVENTS, this::onCandle)
                .onSuccess(subscribed -> LOG.info("strategies started strategies={}", strategies.count()));
    }

    private void onCandle(Candle candle) {
        strategies.onCandle(candle).forEach(step -> step.onSuccess(decided -> decided.ifPresent(this::act))
                .onFailure(cause -> LOG.warn(
                        "strategy missed a candle symbol={} candle={} cause={}",
                        candle.symbol(),
                        candle.openTime(),
                        cause.toString())));
    }

    private void act(RunStrategies.Decided decided) {
        Signal signal = decided.signal();
        LOG.info(
                "strategy signal strategy={} symbol={} side={} candle={} price={}",
                signal.strategy(),
                signal.symbol(),
                signal.side(),
                signal.candleOpenTime(),
                signal.price());
        listener.accept(signal);
        bus.publish(Addresses.SIGNAL_EVENTS, signal);
        decided.strategy().order(signal, account).ifPresent(order -> place(signal, order));
    }

    private void place(Signal signal, PlaceOrder.Command order) {
        bus.request(Addresses.PLACE_ORDER, order)
                .onSuccess(placed -> LOG.info(
                        "strategy placed an order strategy={} order={} status={} replayed={}",
                        signal.strategy(),
                        placed.order().id(),
                        placed.order().status(),
                        placed.replayed()))
                .onFailure(cause -> LOG.warn(
                        "order of a strategy not placed strategy={} candle={} cause={}",
                        signal.strategy(),
                        signal.candleOpenTime(),
                        cause.toString()));
    }
}
