package io.cryptoflow.infrastructure.memory;

import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.UnitOfWorkContract;
import io.cryptoflow.domain.account.AccountEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

class InMemoryStoreTest extends UnitOfWorkContract {
    private final List<AccountEvent> heard = new ArrayList<>();
    private final InMemoryStore store = new InMemoryStore(InstantSource.system(), heard::addAll);

    @Override
    protected UnitOfWork unitOfWork() {
        return store;
    }

    @Override
    protected AccountReader reader() {
        return store;
    }

    @Override
    protected List<AccountEvent> heard() {
        return heard;
    }
}
