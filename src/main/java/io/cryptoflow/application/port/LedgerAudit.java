package io.cryptoflow.application.port;

import io.cryptoflow.domain.account.Imbalance;
import io.cryptoflow.domain.account.Movement;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The books of all accounts, as somebody reads them who trusts none of the numbers. */
public interface LedgerAudit {
    /** Lets {@code look} read the books as they stand at one moment: what is committed meanwhile does not show. */
    <T> Future<T> atOneMoment(Function<Books, Future<T>> look);

    /** The books at one moment. Accounts are in an order of the store's own, the same for all methods. */
    interface Books {
        /** Per asset, the sum of the totals of all books of all accounts. */
        Future<List<Money>> sums();

        /** At most {@code limit} balances that are not the total of the account's own book. */
        Future<List<Imbalance>> wrongBalances(int limit);

        /** The first {@code limit} entries behind {@code after}, or behind none, summed per book. */
        Future<Portion> entries(Optional<Place> after, int limit);

        /** The totals of the accounts from {@code first} on to the one before {@code end}; absent where there is no bound. */
        Future<List<BookSum>> totals(Optional<AccountId> first, Optional<AccountId> end);
    }

    /** What entries sum to, or a total, in one of the account's books. */
    record BookSum(AccountId account, Movement.Book book, Money amount) {}

    /** Where an entry stands in the order of all entries. */
    record Place(AccountId account, long sequence, int line) {}

    /**
     * A part of all entries.
     *
     * @param end the last entry of it; absent when none follow
     */
    record Portion(List<BookSum> sums, Optional<Place> end) {
        /** Keeps its own copy. */
        public Portion {
            sums = List.copyOf(sums);
        }
    }
}
