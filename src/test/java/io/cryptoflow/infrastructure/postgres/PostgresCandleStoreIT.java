package io.cryptoflow.infrastructure.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.CandleStore;
import io.cryptoflow.application.port.CandleStoreContract;
import org.junit.jupiter.api.Test;

class PostgresCandleStoreIT extends CandleStoreContract {
    private final Database database = Database.shared();
    private final CandleStore store = new PostgresCandleStore(database.sharedPool());

    @Override
    protected CandleStore store() {
        return store;
    }

    @Test
    void isIndexedByTimeInBlocks() {
        assertThat(database.ask("SELECT am.amname FROM pg_class c JOIN pg_am am ON am.oid = c.relam"
                        + " WHERE c.relname = 'candles_by_time'"))
                .containsExactly("brin");
    }
}
