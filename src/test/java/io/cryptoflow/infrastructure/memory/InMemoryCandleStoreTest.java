package io.cryptoflow.infrastructure.memory;

import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.application.port.CandleStoreContract;

class InMemoryCandleStoreTest extends CandleStoreContract {
    private final CandleStore store = new InMemoryCandleStore();

    @Override
    protected CandleStore store() {
        return store;
    }
}
