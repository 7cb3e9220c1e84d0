package io.cryptoflow.application.account;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.BOB;
import static io.cryptoflow.fixture.Orders.NOON;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.account.Imbalance;
import io.cryptoflow.domain.account.Imbalance.Rule;
import io.cryptoflow.domain.account.Movement.Book;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.fixture.ManualClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckLedgerTest {
    private static final AccountId CAROL = new AccountId("carol");

    private final ManualClock clock = new ManualClock(NOON);
    private final WrittenBooks books = new WrittenBooks();
    private final CheckLedger checkLedger =
            new CheckLedger(books, new CheckLedger.Effort(3, Duration.ofSeconds(1), this::rest), clock);

    private int rests;

    private Future<Void> rest() {
        rests++;
        return Future.succeededFuture();
    }

    @Test
    void restsBetweenTwoPortions() {
        for (int sequence = 1; sequence <= 7; sequence++) {
            books.deposit(ALICE, sequence, usdt("1"));
        }

        assertThat(check().imbalances()).isEmpty();

        assertThat(rests).as("14 entries, 3 at once").isEqualTo(4);
    }

    @Test
    void findsNothingWrongInBooksThatAgree() {
        books.deposit(ALICE, 1, usdt("5"));
        books.deposit(ALICE, 2, btc("1"));
        books.deposit(BOB, 1, usdt("7"));

        CheckLedger.Result result = check();

        assertThat(result.imbalances()).isEmpty();
        assertThat(result.assets()).containsExactlyInAnyOrder(usdt("0").asset(), btc("0").asset());
        assertThat(result.checkedAt()).isEqualTo(NOON);
    }

    @Test
    void namesABalanceThatIsNotTheTotalOfItsBook() {
        Imbalance wrong = imbalance(Rule.BALANCE_IS_TOTAL, ALICE, usdt("5"), usdt("4"));
        books.wrongBalance(wrong);

        assertThat(check().imbalances()).containsExactly(wrong);
    }

    @Test
    void namesAnAssetOfWhichMoneyWasMade() {
        books.deposit(ALICE, 1, usdt("5"));
        books.total(ALICE, Book.ACCOUNT, usdt("6"));

        CheckLedger.Result result = check();

        assertThat(result.imbalances())
                .containsExactlyInAnyOrder(
                        new Imbalance(Rule.BOOKS_SUM_TO_ZERO, Optional.empty(), Optional.empty(), usdt("0"), usdt("1")),
                        imbalance(Rule.ENTRIES_SUM_TO_TOTAL, ALICE, usdt("5"), usdt("6")));
        assertThat(result.imbalance(usdt("0").asset())).isEqualTo(usdt("2"));
        assertThat(result.imbalance(btc("0").asset())).isEqualTo(btc("0"));
    }

    @Test
    void comparesAnAccountOnlyWhenItsLastEntryWasRead() {
        for (int sequence = 1; sequence <= 5; sequence++) {
            books.deposit(ALICE, sequence, usdt("1"));
            books.deposit(BOB, sequence, usdt("1"));
        }
        books.onRead(() -> clock.advance(Duration.ofSeconds(2)));

        for (int n = 0; n < 12; n++) {
            assertThat(check().imbalances()).isEmpty();
        }
        assertThat(books.reads()).isEqualTo(12);
    }

    @Test
    void goesThroughAllEntriesInOneCheckWhileThereIsTime() {
        for (int sequence = 1; sequence <= 5; sequence++) {
            books.deposit(ALICE, sequence, usdt("1"));
        }

        check();

        assertThat(books.reads()).isEqualTo(4);
    }

    @Test
    void keepsNamingALostEntryUntilTheWayLedPastItAgain() {
        books.deposit(ALICE, 1, usdt("5"));
        books.deposit(BOB, 1, usdt("5"));
        books.deposit(CAROL, 1, usdt("5"));
        books.onRead(() -> clock.advance(Duration.ofSeconds(2)));
        books.lose(BOB, 1, 2);
        Imbalance lost = imbalance(Rule.ENTRIES_SUM_TO_TOTAL, BOB, usdt("0"), usdt("5"));

        List<List<Imbalance>> found =
                List.of(check().imbalances(), check().imbalances(), check().imbalances(), check().imbalances());
        books.find(BOB, 1, 2, usdt("5"));
        check();
        check();

        assertThat(found).containsExactly(List.of(), List.of(lost), List.of(lost), List.of(lost));
        assertThat(check().imbalances()).isEmpty();
    }

    @Test
    void noticesAnAccountOfWhichEveryEntryIsGone() {
        books.deposit(ALICE, 1, usdt("5"));
        books.lose(ALICE, 1, 1);
        books.lose(ALICE, 1, 2);

        assertThat(check().imbalances()).hasSize(2);
    }

    @Test
    void startsAgainWhereItStoodWhenTheBooksCouldNotBeRead() {
        books.deposit(ALICE, 1, usdt("5"));
        books.deposit(BOB, 1, usdt("5"));
        books.onRead(() -> clock.advance(Duration.ofSeconds(2)));
        check();
        books.hide(true);

        assertThat(failureOf(checkLedger.handle(new CheckLedger.Command()))).hasMessageContaining("hidden");
        books.hide(false);

        assertThat(check().imbalances()).isEmpty();
        assertThat(check().imbalances()).isEmpty();
    }

    private CheckLedger.Result check() {
        return await(checkLedger.handle(new CheckLedger.Command()));
    }

    private static Imbalance imbalance(Rule rule, AccountId account, Money expected, Money found) {
        return new Imbalance(rule, Optional.of(account), Optional.of(Book.ACCOUNT), expected, found);
    }
}
