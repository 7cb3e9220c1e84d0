package io.cryptoflow.infrastructure.faults;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.EventPublisher;
import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillPointsTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<String> story = new ArrayList<>();
    private final InMemoryStore store =
            new InMemoryStore(new ManualClock(Orders.NOON), events -> story.add("committed"));

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void diesBeforeTheCommit() throws Exception {
        UnitOfWork mortal = at(KillPoint.BEFORE_COMMIT).around((UnitOfWork) store);

        await(Trading.fund(mortal, ALICE, usdt("1")));

        assertThat(story).containsExactly("dead", "committed");
    }

    @Test
    void diesBehindTheCommit() throws Exception {
        at(KillPoint.AFTER_COMMIT).<String>afterCommit(story::add).accept("routed");

        assertThat(story).containsExactly("dead", "routed");
    }

    @Test
    void diesBeforePublishing() throws Exception {
        EventPublisher publisher = events -> {
            story.add("published");
            return Future.succeededFuture();
        };

        await(at(KillPoint.BEFORE_PUBLISHING).around(publisher).publish(List.of()));

        assertThat(story).containsExactly("dead", "published");
    }

    @Test
    void diesBeforeMarking() throws Exception {
        await(at(KillPoint.BEFORE_MARKING).around(new NotingOutbox()).markPublished(Map.of()));

        assertThat(story).containsExactly("dead", "marked");
    }

    private FaultRehearsal at(KillPoint point) throws Exception {
        FaultPlan plan = new FaultPlan(1, Map.of(), point, 1);
        return FaultRehearsal.open(plan, vertx, folder.resolve("injected.log"), () -> story.add("dead"));
    }

    private final class NotingOutbox implements Outbox {
        @Override
        public Future<List<AccountEvent>> unpublished(int limit) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Boolean> markPublished(Map<AccountId, Span> spans) {
            story.add("marked");
            return Future.succeededFuture(true);
        }

        @Override
        public Future<Lag> lag() {
            return Future.succeededFuture(Lag.NONE);
        }
    }
}
