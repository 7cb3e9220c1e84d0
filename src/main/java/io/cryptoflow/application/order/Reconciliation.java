package io.cryptoflow.application.order;

import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Compares every open order with the venue, one by one, and then the lists of both sides. Trade goes on meanwhile: only
 * what the venue shows before and after, and what stays open here, counts as a difference.
 */
final class Reconciliation {
    private static final int PAGE = 500;

    private final AccountReader reader;
    private final Supplier<Future<List<OrderId>>> openThere;
    private final Function<Order, Future<Void>> compare;
    private final Predicate<OrderId> isOpenHere;
    private final InstantSource clock;
    private Future<Comparison> latest = Future.failedFuture("nothing was compared yet");
    private volatile Optional<Comparison> last = Optional.empty();

    Reconciliation(
            AccountReader reader,
            Supplier<Future<List<OrderId>>> openThere,
            Function<Order, Future<Void>> compare,
            Predicate<OrderId> isOpenHere,
            InstantSource clock) {
        this.reader = reader;
        this.openThere = openThere;
        this.compare = compare;
        this.isOpenHere = isOpenHere;
        this.clock = clock;
    }

    /** The last one that came to its end. */
    Optional<Comparison> last() {
        return last;
    }

    /** Compares, behind the comparison that is under way. */
    synchronized Future<Comparison> run() {
        latest = latest.transform(before -> begin()).onSuccess(comparison -> last = Optional.of(comparison));
        return latest;
    }

    private Future<Comparison> begin() {
        Instant beganAt = clock.instant();
        Set<OrderId> here = new HashSet<>();
        return listThere().compose(before -> compareBehind(Optional.empty(), here)
                .compose(done -> listThere())
                .map(after -> conclude(beganAt, here, before, after)));
    }

    private Future<Optional<Set<OrderId>>> listThere() {
        return openThere.get().map(ids -> Optional.of(Set.copyOf(ids))).otherwise(Optional.empty());
    }

    private Future<Void> compareBehind(Optional<OrderId> behind, Set<OrderId> here) {
        return reader.openOrders(behind, PAGE).compose(page -> {
            // What the gateway keeps for its trigger the venue has never seen.
            List<Order> sent = page.stream().filter(order -> !order.isKept()).toList();
            sent.forEach(order -> here.add(order.id()));
            List<Future<Void>> compared = sent.stream()
                    .map(order -> compare.apply(order).otherwiseEmpty())
                    .toList();
            Future<Void> done = Future.join(compared).mapEmpty();
            return page.size() < PAGE
                    ? done
                    : done.compose(
                            all -> compareBehind(Optional.of(page.get(PAGE - 1).id()), here));
        });
    }

    private Comparison conclude(
            Instant beganAt, Set<OrderId> here, Optional<Set<OrderId>> before, Optional<Set<OrderId>> after) {
        boolean isTold = before.isPresent() && after.isPresent();
        Set<OrderId> there = union(before, after);
        List<OrderId> onlyHere = here.stream()
                .filter(id -> isTold && !there.contains(id) && isOpenHere.test(id))
                .toList();
        List<OrderId> onlyThere = there.stream()
                .filter(id -> isTold && !here.contains(id) && !isOpenHere.test(id))
                .filter(id ->
                        before.orElseThrow().contains(id) && after.orElseThrow().contains(id))
                .toList();
        return new Comparison(beganAt, clock.instant(), here.size(), after.map(Set::size), onlyHere, onlyThere);
    }

    private static Set<OrderId> union(Optional<Set<OrderId>> before, Optional<Set<OrderId>> after) {
        return List.of(before, after).stream()
                .flatMap(Optional::stream)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }
}
