package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.port.AgentStore;
import io.cryptoflow.application.port.AgentStoreContract;

class PostgresAgentStoreIT extends AgentStoreContract {
    private final AgentStore store = new PostgresAgentStore(Database.shared().sharedPool());

    @Override
    protected AgentStore store() {
        return store;
    }
}
