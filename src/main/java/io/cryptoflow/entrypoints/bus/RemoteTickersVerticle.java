package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.marketdata.RememberedTickers;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** The tickers of another process, and what it announced of them while it does not answer. */
public final class RemoteTickersVerticle extends VerticleBase {
    private final MessageBus bus;
    private final RememberedTickers tickers;

    public RemoteTickersVerticle(MessageBus bus, RememberedTickers tickers) {
        this.bus = bus;
        this.tickers = tickers;
    }

    @Override
    public Future<?> start() {
        return bus.subscribe(Addresses.TICKER_EVENTS, tickers::remember)
                .compose(listening -> bus.serve(Addresses.FIND_TICKERS, tickers));
    }
}
