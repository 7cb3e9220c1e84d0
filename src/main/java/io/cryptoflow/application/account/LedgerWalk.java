package io.cryptoflow.application.account;

import io.cryptoflow.application.port.LedgerAudit.BookSum;
import io.cryptoflow.application.port.LedgerAudit.Books;
import io.cryptoflow.application.port.LedgerAudit.Place;
import io.cryptoflow.application.port.LedgerAudit.Portion;
import io.cryptoflow.domain.account.Imbalance;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way through all entries of all accounts, a bounded portion at a time, round after round. An account is compared with its
 * totals at the moment when its last entry was read; what was read of it in earlier portions is carried along.
 *
 * @param place the last entry read; absent at the start of a round
 * @param carried sums of what was read of the account at {@code place}
 * @param found what this round found wrong so far
 * @param foundBefore what the round before found wrong
 */
record LedgerWalk(Optional<Place> place, List<BookSum> carried, List<Imbalance> found, List<Imbalance> foundBefore) {
    static final LedgerWalk START = new LedgerWalk(Optional.empty(), List.of(), List.of(), List.of());

    /** The walk one portion further. */
    Future<LedgerWalk> step(Books books, int limit) {
        return books.entries(place, limit).compose(portion -> {
            Optional<AccountId> unfinished = portion.end().map(Place::account);
            return books.totals(place.map(Place::account), unfinished).map(totals -> advance(portion, totals));
        });
    }

    private LedgerWalk advance(Portion portion, List<BookSum> totals) {
        Optional<AccountId> unfinished = portion.end().map(Place::account);
        BookSums read = BookSums.of(carried).plus(portion.sums());
        List<Imbalance> wrong = new ArrayList<>(found);
        wrong.addAll(read.without(unfinished).differencesTo(BookSums.of(totals)));
        return portion.end().isPresent()
                ? new LedgerWalk(portion.end(), read.only(unfinished).list(), List.copyOf(wrong), foundBefore)
                : new LedgerWalk(Optional.empty(), List.of(), List.of(), List.copyOf(wrong));
    }

    /** Whether every entry was read since the round began. */
    boolean isRoundComplete() {
        return place.isEmpty();
    }

    /** All that is known to be wrong: found in this round, or in the one before and not passed again yet. */
    List<Imbalance> imbalances() {
        return Stream.concat(found.stream(), foundBefore.stream()).distinct().toList();
    }
}
