package io.cryptoflow.infrastructure.postgres;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.outcomes;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.outbox.RelayOutbox;
import io.cryptoflow.application.port.Outbox.Lag;
import io.cryptoflow.application.port.Outbox.Span;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresOutboxIT {
    private final Database database = Database.shared();
    private final PostgresUnitOfWork unitOfWork = database.unitOfWork(events -> {});
    private final PostgresOutbox outbox = new PostgresOutbox(database.sharedPool());
    private final AccountId account = Trading.freshAccount();

    @AfterEach
    void close() {
        await(unitOfWork.close());
    }

    @Test
    void publishesWhatWasCommittedInOrderAndNothingTwice() {
        for (int n = 0; n < 5; n++) {
            await(fund(unitOfWork, account, usdt("1")));
        }
        List<AccountEvent> published = new ArrayList<>();

        await(relay(published).catchUp());
        await(relay(published).catchUp());

        assertThat(ofAccount(published)).isEqualTo(await(database.reader().findEvents(account, 0, 10)));
        assertThat(await(outbox.unpublished(10))).isEmpty();
    }

    @Test
    void neverMovesAPositionBack() {
        await(fund(unitOfWork, account, usdt("1")));
        await(fund(unitOfWork, account, usdt("1")));

        assertThat(await(outbox.markPublished(Map.of(account, new Span(1, 2))))).isTrue();
        assertThat(await(outbox.markPublished(Map.of(account, new Span(1, 1))))).isTrue();

        assertThat(ofAccount(await(outbox.unpublished(1_000)))).isEmpty();
    }

    @Test
    void neverMovesAPositionOverWhatNobodyPublished() {
        await(relay(new ArrayList<>()).catchUp());
        AccountId other = Trading.freshAccount();
        for (AccountId each : List.of(account, account, account, other)) {
            await(fund(unitOfWork, each, usdt("1")));
        }

        boolean whole = await(outbox.markPublished(Map.of(account, new Span(2, 3), other, new Span(1, 1))));

        assertThat(whole).isFalse();
        assertThat(ofAccount(await(outbox.unpublished(1_000)))).hasSize(3);
        assertThat(await(outbox.unpublished(1_000)))
                .noneMatch(event -> event.account().equals(other));
    }

    @Test
    void tellsHowMuchWaitsAndSinceWhen() {
        await(relay(new ArrayList<>()).catchUp());
        assertThat(await(outbox.lag())).isEqualTo(Lag.NONE);

        await(fund(unitOfWork, account, usdt("1")));
        await(fund(unitOfWork, account, usdt("1")));

        AccountEvent first = await(database.reader().findEvents(account, 0, 1)).get(0);
        assertThat(await(outbox.lag())).isEqualTo(new Lag(2, Optional.of(first.occurredAt())));
    }

    @Test
    void marksWhileCommitsGoOnWithoutWaitingForEachOther() {
        List<AccountId> accounts =
                IntStream.range(0, 30).mapToObj(n -> Trading.freshAccount()).toList();
        accounts.forEach(each -> await(fund(unitOfWork, each, usdt("1"))));
        List<Future<Void>> steps = new ArrayList<>();

        for (int round = 0; round < 20; round++) {
            accounts.forEach(each -> steps.add(fund(unitOfWork, each, usdt("1"))));
            Map<AccountId, Span> marks = new HashMap<>();
            accounts.forEach(each -> marks.put(each, new Span(1, 1)));
            steps.add(outbox.markPublished(marks).mapEmpty());
        }
        List<AsyncResult<Void>> outcomes = outcomes(steps);

        assertThat(outcomes).allMatch(AsyncResult::succeeded);
        assertThat(await(database.reader().findEvents(accounts.get(29), 0, 100)).stream()
                        .map(AccountEvent::sequence)
                        .toList())
                .isEqualTo(LongStream.rangeClosed(1, 21).boxed().toList());
    }

    private RelayOutbox relay(List<AccountEvent> published) {
        return new RelayOutbox(outbox, events -> {
            published.addAll(events);
            return Future.succeededFuture();
        });
    }

    private List<AccountEvent> ofAccount(List<AccountEvent> all) {
        return all.stream().filter(event -> event.account().equals(account)).toList();
    }
}
