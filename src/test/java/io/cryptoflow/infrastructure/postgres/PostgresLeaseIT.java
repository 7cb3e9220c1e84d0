package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.Trading;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may write, when two believe that they may. */
class PostgresLeaseIT {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Database database = Database.shared();
    private final AccountId account = Trading.freshAccount();
    private String name = "";
    private Pool pool;
    private PostgresLease first;
    private PostgresLease second;

    @BeforeEach
    void open() {
        name = "lease_" + Long.toUnsignedString(System.nanoTime());
        pool = database.freshDatabase(name);
        await(new PostgresMigrations(database.vertx(), pool).run());
        first = new PostgresLease(pool, PostgresLease.ORDERS, "first", LONG);
        second = new PostgresLease(pool, PostgresLease.ORDERS, "second", LONG);
    }

    @AfterEach
    void close() {
        await(pool.close());
    }

    @Test
    void hasOneOwnerUntilItGivesUp() {
        assertThat(await(first.take())).isTrue();
        assertThat(await(second.take())).isFalse();
        assertThat(await(first.renew())).isTrue();

        await(first.release());

        assertThat(await(second.take())).isTrue();
        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(await(first.renew())).isFalse();
    }

    @Test
    void goesOnToAnotherOnceItsTermIsOver() {
        PostgresLease brief = new PostgresLease(pool, PostgresLease.ORDERS, "brief", Duration.ZERO);

        assertThat(await(brief.take())).isTrue();
        assertThat(await(second.take())).isTrue();

        assertThat(await(brief.renew())).isFalse();
        assertThat(await(second.renew())).isTrue();
    }

    @Test
    void givesItToOneOfManyWhoAsk() {
        List<PostgresLease> all = IntStream.range(0, 8)
                .mapToObj(n -> new PostgresLease(pool, PostgresLease.ORDERS, "process " + n, LONG))
                .toList();

        long owners = all.stream().map(PostgresLease::take).toList().stream()
                .filter(Await::await)
                .count();

        assertThat(owners).isEqualTo(1);
    }

    @Test
    void refusesWhatAnEarlierOwnerWrites() {
        await(first.take());
        PostgresUnitOfWork ofFirst = database.unitOfWork(name, pool, first);
        await(fund(ofFirst, account, usdt("1")));
        await(second.seize());
        PostgresUnitOfWork ofSecond = database.unitOfWork(name, pool, second);

        assertThat(failureOf(fund(ofFirst, account, usdt("1")))).hasMessageContaining("NOT_THE_OWNER");
        await(fund(ofSecond, account, usdt("1")));
        assertThat(failureOf(fund(ofFirst, account, usdt("1")))).hasMessageContaining("NOT_THE_OWNER");

        assertThat(Database.ask(pool, "SELECT count(*) FROM account_events WHERE account_id = '" + account + "'"))
                .containsExactly("2");
        await(ofFirst.close());
        await(ofSecond.close());
    }

    @Test
    void refusesLinesOfAnEarlierOwnerInTheVenuesJournal() {
        await(first.take());
        PostgresVenueJournal ofFirst = new PostgresVenueJournal(pool, first::token);
        await(ofFirst.append(List.of("a", "b")));
        await(second.seize());
        PostgresVenueJournal ofSecond = new PostgresVenueJournal(pool, second::token);

        assertThat(failureOf(ofFirst.append(List.of("late")))).hasMessageContaining("NOT_THE_OWNER");
        await(ofSecond.append(
                IntStream.range(0, 5_000).mapToObj(n -> "line " + n).toList()));

        List<String> lines = new ArrayList<>();
        await(ofSecond.read(lines::add));
        assertThat(lines).hasSize(5_002).startsWith("a", "b", "line 0").endsWith("line 4999");
    }
}
