package io.cryptoflow.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.fixture.Orders;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FollowAccountsTest {
    private static final AccountId OTHER = new AccountId("other");

    private final List<AccountEvent> passed = new ArrayList<>();
    private long stored = Long.MAX_VALUE;
    private Future<Void> store = Future.succeededFuture();
    private final FollowAccounts follow = new FollowAccounts(this::find, passed::add);

    @Test
    void passesEachOnceWhateverArrivesTwice() {
        hear(1, 2, 2, 1, 3, 3);

        assertThat(numbers(Orders.ALICE)).containsExactly(1L, 2L, 3L);
        assertThat(follow.duplicates()).isEqualTo(3);
    }

    @Test
    void readsWhatIsMissingBeforeItGoesOn() {
        hear(7, 10, 11);

        assertThat(numbers(Orders.ALICE)).startsWith(7L, 8L, 9L, 10L, 11L);
        assertThat(numbers(Orders.ALICE)).isSorted();
        assertThat(follow.missed()).isPositive();
    }

    @Test
    void keepsTheOrderWhileItReads() {
        Promise<Void> slow = Promise.promise();
        store = slow.future();
        stored = 4;
        hear(1, 3, 4);
        assertThat(numbers(Orders.ALICE)).containsExactly(1L);

        slow.complete();

        assertThat(numbers(Orders.ALICE)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void triesAgainWithTheNextEventWhenTheStoreDoesNotAnswer() {
        store = Future.failedFuture("the store is away");
        hear(1, 3);
        store = Future.succeededFuture();
        stored = 4;

        hear(4);

        assertThat(numbers(Orders.ALICE)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void readsWhatCameWhileNothingCouldArrive() {
        hear(1);
        follow.hear(event(OTHER, 5));
        stored = 7;

        follow.catchUp();

        assertThat(numbers(Orders.ALICE)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(numbers(OTHER)).containsExactly(5L, 6L, 7L);
    }

    @Property(tries = 200)
    void makesOneStoryOfAnyArrival(@ForAll long seed) {
        Random random = new Random(seed);
        for (stored = 1; stored <= 60; stored++) {
            if (random.nextInt(3) > 0) {
                hear(stored);
            }
            if (random.nextInt(4) == 0) {
                hear(1 + random.nextInt((int) stored));
            }
        }
        stored = 60;
        hear(60);

        List<Long> numbers = numbers(Orders.ALICE);
        assertThat(numbers)
                .isEqualTo(LongStream.rangeClosed(numbers.get(0), 60).boxed().toList());
    }

    private Future<FindAccountEvents.Result> find(FindAccountEvents.Query query) {
        long last = Math.min(stored, query.after() + query.limit());
        return store.map(answered -> new FindAccountEvents.Result(LongStream.rangeClosed(query.after() + 1, last)
                .limit(20)
                .mapToObj(number -> event(query.account(), number))
                .toList()));
    }

    private void hear(long... sequences) {
        LongStream.of(sequences).forEach(sequence -> follow.hear(event(Orders.ALICE, sequence)));
    }

    private List<Long> numbers(AccountId account) {
        return passed.stream()
                .filter(event -> event.account().equals(account))
                .map(AccountEvent::sequence)
                .toList();
    }

    private static AccountEvent event(AccountId account, long sequence) {
        return new AccountEvent(account, sequence, Orders.NOON, new AccountEvent.BalancesChanged(List.of()));
    }
}
