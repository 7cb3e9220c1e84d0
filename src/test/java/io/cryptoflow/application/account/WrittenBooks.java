package io.cryptoflow.application.account;

import io.cryptoflow.application.port.LedgerAudit;
import io.cryptoflow.domain.account.Imbalance;
import io.cryptoflow.domain.account.Movement.Book;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Books that a test writes, rightly or wrongly. */
final class WrittenBooks implements LedgerAudit, LedgerAudit.Books {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::account).thenComparing(Place::sequence).thenComparing(Place::line);

    private final TreeMap<Place, BookSum> entries = new TreeMap<>(ORDER);
    private final Map<List<Object>, BookSum> totals = new HashMap<>();
    private final List<Imbalance> wrongBalances = new ArrayList<>();
    private Runnable onRead = () -> {};
    private boolean hidden;
    private int reads;

    void deposit(AccountId account, long sequence, Money amount) {
        write(new Place(account, sequence, 1), new BookSum(account, Book.FUNDING, amount.negated()));
        write(new Place(account, sequence, 2), new BookSum(account, Book.ACCOUNT, amount));
    }

    private void write(Place place, BookSum entry) {
        entries.put(place, entry);
        Money before = Optional.ofNullable(totals.get(key(entry)))
                .map(BookSum::amount)
                .orElse(Money.zero(entry.amount().asset()));
        totals.put(key(entry), new BookSum(entry.account(), entry.book(), before.plus(entry.amount())));
    }

    void total(AccountId account, Book book, Money amount) {
        BookSum total = new BookSum(account, book, amount);
        totals.put(key(total), total);
    }

    void lose(AccountId account, long sequence, int line) {
        entries.remove(new Place(account, sequence, line));
    }

    void find(AccountId account, long sequence, int line, Money amount) {
        entries.put(new Place(account, sequence, line), new BookSum(account, Book.ACCOUNT, amount));
    }

    void wrongBalance(Imbalance wrong) {
        wrongBalances.add(wrong);
    }

    void onRead(Runnable listener) {
        onRead = listener;
    }

    void hide(boolean hide) {
        hidden = hide;
    }

    /** How many portions were read. */
    int reads() {
        return reads;
    }

    @Override
    public <T> Future<T> atOneMoment(Function<Books, Future<T>> look) {
        return look.apply(this);
    }

    @Override
    public Future<List<Money>> sums() {
        Map<Asset, Money> sums = new HashMap<>();
        totals.values().forEach(total -> sums.merge(total.amount().asset(), total.amount(), Money::plus));
        return Future.succeededFuture(List.copyOf(sums.values()));
    }

    @Override
    public Future<List<Imbalance>> wrongBalances(int limit) {
        return Future.succeededFuture(wrongBalances);
    }

    @Override
    public Future<Portion> entries(Optional<Place> after, int limit) {
        reads++;
        onRead.run();
        List<Map.Entry<Place, BookSum>> behind =
                after.map(place -> entries.tailMap(place, false)).orElse(entries).entrySet().stream()
                        .limit(limit)
                        .toList();
        Optional<Place> end = behind.size() < limit
                ? Optional.empty()
                : Optional.of(behind.get(limit - 1).getKey());
        return Future.succeededFuture(
                new Portion(behind.stream().map(Map.Entry::getValue).toList(), end));
    }

    @Override
    public Future<List<BookSum>> totals(Optional<AccountId> first, Optional<AccountId> end) {
        return hidden
                ? Future.failedFuture("hidden")
                : Future.succeededFuture(totals.values().stream()
                        .filter(total -> first.map(from -> total.account().compareTo(from) >= 0)
                                .orElse(true))
                        .filter(total ->
                                end.map(to -> total.account().compareTo(to) < 0).orElse(true))
                        .toList());
    }

    private static List<Object> key(BookSum sum) {
        return List.of(sum.account(), sum.book(), sum.amount().asset());
    }
}
