package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;

import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.AccountReaderContract;
import io.cryptoflow.application.port.UnitOfWork;
import org.junit.jupiter.api.AfterEach;

class PostgresAccountReaderIT extends AccountReaderContract {
    private final Database database = Database.shared();
    private final PostgresUnitOfWork unitOfWork = database.unitOfWork(events -> {});

    @AfterEach
    void close() {
        await(unitOfWork.close());
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected AccountReader reader() {
        return database.reader();
    }
}
