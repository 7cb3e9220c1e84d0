package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.limitSell;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.command;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.order.ApplyExecutionReport;
import io.cryptoflow.application.port.ExposureReader.Exposure;
import io.cryptoflow.application.port.ExposureReader.Held;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.vertx.sqlclient.Pool;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresExposureIT {
    private final Database database = Database.shared();
    private final String name = "exposure" + System.nanoTime();
    private final Pool pool = database.freshDatabase(name);
    private final PostgresUnitOfWork unitOfWork = database.unitOfWork(name, pool);
    private final PostgresExposure exposure = new PostgresExposure(pool);

    @BeforeEach
    void migrate() {
        await(new PostgresMigrations(database.vertx(), pool).run());
    }

    @AfterEach
    void close() {
        await(unitOfWork.close());
        await(pool.close());
    }

    @Test
    void knowsNothingWhereNothingWasTraded() {
        assertThat(await(exposure.exposures())).isEmpty();
    }

    @Test
    void addsUpAllAccountsWithLongAndShortApart() {
        AccountId bull = Trading.freshAccount();
        AccountId bear = Trading.freshAccount();
        await(fund(unitOfWork, bull, usdt("1000")));
        await(fund(unitOfWork, bear, btc("5")));
        fill(place(bull, limitBuy("3", "100")), "2", "90");
        fill(place(bear, limitSell("1", "110")), "1", "120");
        place(bear, limitSell("2", "150"));

        assertThat(await(exposure.exposures()))
                .containsExactly(new Exposure(
                        Markets.BTC_USDT,
                        usdt("400"),
                        usdt("0"),
                        List.of(new Held(btc("2"), usdt("180")), new Held(btc("-1"), usdt("-120")))));
    }

    private Order place(AccountId account, OrderTerms terms) {
        return await(Trading.placeOrder(unitOfWork).handle(command(account, "order-" + System.nanoTime(), terms)))
                .order();
    }

    private void fill(Order order, String quantity, String price) {
        await(Trading.applyReports(unitOfWork)
                .handle(new ApplyExecutionReport.Command(
                        order.account(), Orders.traded(order, quantity, price, quantity))));
    }
}
