package io.cryptoflow.application.outbox;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.Outbox;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Orders;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RelayOutboxTest {
    private final ListOutbox outbox = new ListOutbox();
    private final List<Long> published = new ArrayList<>();
    private Future<Void> answer = Future.succeededFuture();
    private final RelayOutbox relay = new RelayOutbox(outbox, events -> {
        Future<Void> now = answer;
        if (now.succeeded() || !now.isComplete()) {
            events.forEach(event -> published.add(event.sequence()));
        }
        return now;
    });

    @Test
    void publishesWhatAnEarlierProcessLeftBeforeWhatIsNew() {
        outbox.commit(1, 2);

        await(relay.publish(outbox.commit(3)));

        assertThat(published).containsExactly(1L, 2L, 3L);
    }

    @Test
    void passesOverNothingWhenThePublisherFailsInBetween() {
        await(relay.publish(outbox.commit(1)));
        answer = Future.failedFuture("broker is away");
        assertThat(failureOf(relay.publish(outbox.commit(2)))).hasMessage("broker is away");
        assertThat(failureOf(relay.publish(outbox.commit(3)))).hasMessage("broker is away");
        failureOf(relay.markPublished());
        answer = Future.succeededFuture();
        assertThat(failureOf(relay.publish(outbox.commit(4)))).hasMessage("broker is away");

        await(relay.markPublished());
        await(relay.publish(outbox.commit(5)));
        await(relay.markPublished());

        assertThat(published).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(outbox.positions).isEqualTo(Map.of(Orders.ALICE, 5L));
    }

    @Test
    void catchesUpWithoutNewEvents() {
        answer = Future.failedFuture("broker is away");
        failureOf(relay.publish(outbox.commit(1)));
        answer = Future.succeededFuture();

        await(relay.markPublished());

        assertThat(published).containsExactly(1L);
        assertThat(outbox.positions).isEqualTo(Map.of(Orders.ALICE, 1L));
    }

    @Test
    void takesOneStepAfterTheOther() {
        await(relay.catchUp());
        Promise<Void> slow = Promise.promise();
        answer = slow.future();
        Future<Void> first = relay.publish(outbox.commit(1));
        Future<Void> second = relay.publish(outbox.commit(2));

        assertThat(published).containsExactly(1L);
        answer = Future.succeededFuture();
        slow.complete();

        await(first);
        await(second);
        assertThat(published).containsExactly(1L, 2L);
    }

    @Test
    void leavesToTheStoreWhatDoesNotFitInMemory() {
        await(relay.catchUp());
        Promise<Void> slow = Promise.promise();
        answer = slow.future();
        for (long n = 1; n <= 1_500; n++) {
            relay.publish(outbox.commit(n));
        }
        answer = Future.succeededFuture();
        slow.complete();

        await(relay.markPublished());

        assertThat(published.stream().distinct()).hasSize(1_500);
        assertThat(published).isSorted();
        assertThat(outbox.positions).isEqualTo(Map.of(Orders.ALICE, 1_500L));
    }

    @Test
    void asksTheStoreOncePerAttemptWhileThePublisherIsAway() {
        answer = Future.failedFuture("broker is away");
        failureOf(relay.catchUp().compose(none -> relay.publish(outbox.commit(1))));
        long asked = outbox.asked;

        for (long n = 2; n <= 100; n++) {
            failureOf(relay.publish(outbox.commit(n)));
        }
        failureOf(relay.markPublished());

        assertThat(outbox.asked).isEqualTo(asked + 1);
    }

    @Test
    void passesOverNothingThatAnotherProcessCommittedInBetween() {
        await(relay.publish(outbox.commit(1)));
        outbox.commit(2);
        await(relay.publish(outbox.commit(3)));
        outbox.commit(4);

        await(relay.markPublished());
        await(relay.markPublished());
        await(relay.catchUp());

        assertThat(published).containsSubsequence(2L, 3L, 4L);
        assertThat(outbox.positions).isEqualTo(Map.of(Orders.ALICE, 4L));
    }

    @Test
    void leavesToTheOtherProcessNothingThatItNeverPublished() {
        await(relay.catchUp());
        outbox.commit(1);
        await(relay.publish(outbox.commit(2)));

        await(relay.markPublished());
        assertThat(outbox.positions).isEmpty();
        await(relay.markPublished());

        assertThat(published).containsExactly(2L, 1L, 2L);
        assertThat(outbox.positions).isEqualTo(Map.of(Orders.ALICE, 2L));
    }

    @Test
    void tellsHowMuchWaits() {
        answer = Future.failedFuture("broker is away");
        failureOf(relay.publish(outbox.commit(1, 2, 3)));

        await(relay.measureLag());

        assertThat(relay.lag()).isEqualTo(new Outbox.Lag(3, Optional.of(Orders.NOON)));
    }

    /** Events of one account, and how far they were published. */
    private static final class ListOutbox implements Outbox {
        private final List<AccountEvent> events = new ArrayList<>();
        private final Map<AccountId, Long> positions = new HashMap<>();
        private long asked;

        List<AccountEvent> commit(long... sequences) {
            List<AccountEvent> committed = new ArrayList<>();
            for (long sequence : sequences) {
                committed.add(new AccountEvent(
                        Orders.ALICE, sequence, Orders.NOON, new AccountEvent.BalancesChanged(List.of())));
            }
            events.addAll(committed);
            return committed;
        }

        @Override
        public Future<List<AccountEvent>> unpublished(int limit) {
            asked++;
            return Future.succeededFuture(waiting().limit(limit).toList());
        }

        private Stream<AccountEvent> waiting() {
            return events.stream().filter(event -> event.sequence() > positions.getOrDefault(event.account(), 0L));
        }

        @Override
        public Future<Boolean> markPublished(Map<AccountId, Span> spans) {
            boolean whole = spans.entrySet().stream()
                    .allMatch(mark -> mark.getValue().first() <= 1 + positions.getOrDefault(mark.getKey(), 0L));
            if (whole) {
                spans.forEach((account, span) -> positions.merge(account, span.last(), Math::max));
            }
            return Future.succeededFuture(whole);
        }

        @Override
        public Future<Lag> lag() {
            return Future.succeededFuture(
                    new Lag(waiting().count(), waiting().findFirst().map(AccountEvent::occurredAt)));
        }
    }
}
