package io.cryptoflow.infrastructure.memory;

import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.AccountReaderContract;
import io.cryptoflow.application.port.UnitOfWork;
import java.time.InstantSource;

class InMemoryReaderTest extends AccountReaderContract {
    private final InMemoryStore store = new InMemoryStore(InstantSource.system(), events -> {});

    @Override
    protected UnitOfWork unitOfWork() {
        return store;
    }

    @Override
    protected AccountReader reader() {
        return store;
    }
}
