package io.cryptoflow.infrastructure.memory;

import io.cryptoflow.application.port.AgentStore;
import io.cryptoflow.application.port.AgentStoreContract;

class InMemoryAgentStoreTest extends AgentStoreContract {
    private final AgentStore store = new InMemoryAgentStore();

    @Override
    protected AgentStore store() {
        return store;
    }
}
