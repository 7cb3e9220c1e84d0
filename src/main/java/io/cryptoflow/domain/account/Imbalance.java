package io.cryptoflow.domain.account;

import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import java.util.Optional;

/**
 * Money that is not where it should be.
 *
 * @param account whose; absent where it is about all accounts together
 * @param book which of the account's books; absent with the account
 * @param expected what the rule says
 * @param found what is there
 */
public record Imbalance(
        Rule rule, Optional<AccountId> account, Optional<Movement.Book> book, Money expected, Money found) {
    /** What holds as long as no money is missing. */
    public enum Rule {
        /** The totals of all books of all accounts sum to zero. */
        BOOKS_SUM_TO_ZERO,
        /** Free and locked together are the total of the account's own book. */
        BALANCE_IS_TOTAL,
        /** The entries of a book sum to its total. */
        ENTRIES_SUM_TO_TOTAL
    }

    /** How much is wrong, in either direction. */
    public Money amount() {
        return found.minus(expected).magnitude();
    }
}
