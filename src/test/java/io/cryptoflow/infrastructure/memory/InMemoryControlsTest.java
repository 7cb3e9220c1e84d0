package io.cryptoflow.infrastructure.memory;

import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.ControlsContract;
import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

class InMemoryControlsTest extends ControlsContract {
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

    @Override
    protected ControlsReader controls() {
        return new InMemoryControls(store);
    }

    @Override
    protected TradingSwitch trading() {
        return store.trading();
    }
}
