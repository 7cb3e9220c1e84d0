package io.cryptoflow.application.account;

import io.cryptoflow.application.port.LedgerAudit.BookSum;
import io.cryptoflow.domain.account.Imbalance;
import io.cryptoflow.domain.account.Movement;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Sums by account, book and asset; what is not there is zero. */
final class BookSums {
    private final Map<Key, Money> sums = new LinkedHashMap<>();

    private record Key(AccountId account, Movement.Book book, Asset asset) {}

    static BookSums of(List<BookSum> sums) {
        return new BookSums().plus(sums);
    }

    /** These sums with {@code more} added to them. */
    BookSums plus(List<BookSum> more) {
        BookSums result = new BookSums();
        result.sums.putAll(sums);
        more.forEach(sum -> result.sums.merge(
                new Key(sum.account(), sum.book(), sum.amount().asset()), sum.amount(), Money::plus));
        return result;
    }

    /** Those of one account. */
    BookSums only(Optional<AccountId> account) {
        return select(key -> account.isPresent() && account.get().equals(key.account()));
    }

    /** Those of all others. */
    BookSums without(Optional<AccountId> account) {
        return select(key -> account.isEmpty() || !account.get().equals(key.account()));
    }

    private BookSums select(Predicate<Key> selected) {
        BookSums result = new BookSums();
        sums.forEach((key, sum) -> {
            if (selected.test(key)) {
                result.sums.put(key, sum);
            }
        });
        return result;
    }

    List<BookSum> list() {
        List<BookSum> list = new ArrayList<>();
        sums.forEach((key, sum) -> list.add(new BookSum(key.account(), key.book(), sum)));
        return list;
    }

    /** Where {@code totals} are not what these entries sum to. */
    List<Imbalance> differencesTo(BookSums totals) {
        Set<Key> keys = new LinkedHashSet<>(sums.keySet());
        keys.addAll(totals.sums.keySet());
        return keys.stream()
                .filter(key -> !sum(key).equals(totals.sum(key)))
                .map(key -> new Imbalance(
                        Imbalance.Rule.ENTRIES_SUM_TO_TOTAL,
                        Optional.of(key.account()),
                        Optional.of(key.book()),
                        sum(key),
                        totals.sum(key)))
                .toList();
    }

    private Money sum(Key key) {
        return sums.getOrDefault(key, Money.zero(key.asset()));
    }
}
