package io.cryptoflow.application.order;

import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Compares every open order with the venue, one by one, and then the lists of both sides. Trade goes on meanwhile: only
 * what the venue shows before and after, and what stays open here, counts as a difference. However many orders are open,
 * they are looked at in portions, with a rest behind each.
 */
final class Reconciliation {
    private static final int PAGE = 250;
    private static final int IDS_AT_ONCE = 2_500;

    private final AccountReader reader;
    private final Supplier<Future<List<OrderId>>> openThere;
    private final Function<Order, Future<Void>> compare;
    private final Predicate<OrderId> isOpenHere;
    private final InstantSource clock;
    private final AtomicInteger waiting = new AtomicInteger();
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

    /** Compares, behind the comparison that is under way, which rests no more while another one waits for it. */
    synchronized Future<Comparison> run(Supplier<Future<Void>> rest) {
        waiting.incrementAndGet();
        latest = latest.transform(before -> {
                    waiting.decrementAndGet();
                    return new Round(rest).run();
                })
                .onSuccess(comparison -> last = Optional.of(comparison));
        return latest;
    }

    private final class Round {
        private final Supplier<Future<Void>> rest;
        private final Instant beganAt = clock.instant();
        private final Set<OrderId> here = new HashSet<>();
        private final Set<OrderId> there = new HashSet<>();
        private final Set<OrderId> missingThere = new HashSet<>();
        private final List<OrderId> onlyThere = new ArrayList<>();

        Round(Supplier<Future<Void>> rest) {
            this.rest = () -> waiting.get() > 0 ? Future.succeededFuture() : rest.get();
        }

        Future<Comparison> run() {
            return listThere().compose(before -> inPortions(before.orElse(List.of()), 0, there::add)
                    .compose(noted -> compareBehind(Optional.empty()))
                    .compose(compared -> listThere())
                    .compose(after -> inPortions(after.orElse(List.of()), 0, this::seenAfterwards)
                            .map(seen -> conclude(before.isPresent() && after.isPresent(), after))));
        }

        private Future<Optional<List<OrderId>>> listThere() {
            return openThere.get().map(Optional::of).otherwise(Optional.empty());
        }

        private Future<Void> inPortions(List<OrderId> ids, int first, Consumer<OrderId> look) {
            for (int from = first; from < ids.size(); from += IDS_AT_ONCE) {
                int next = Math.min(from + IDS_AT_ONCE, ids.size());
                ids.subList(from, next).forEach(look);
                Future<Void> rested = rest.get();
                if (!rested.isComplete()) {
                    return rested.compose(done -> inPortions(ids, next, look));
                }
            }
            return Future.succeededFuture();
        }

        private Future<Void> compareBehind(Optional<Order> behind) {
            return reader.openOrders(behind, PAGE).compose(page -> {
                // What the gateway keeps for its trigger the venue has never seen.
                List<Order> sent =
                        page.stream().filter(order -> !order.isKept()).toList();
                sent.forEach(order -> note(order.id()));
                List<Future<Void>> compared = sent.stream()
                        .map(order -> compare.apply(order).otherwiseEmpty())
                        .toList();
                Future<Void> done = Future.join(compared).mapEmpty();
                return page.size() < PAGE
                        ? done
                        : done.compose(all -> rest.get())
                                .compose(rested -> compareBehind(Optional.of(page.get(PAGE - 1))));
            });
        }

        private void note(OrderId id) {
            here.add(id);
            if (!there.contains(id)) {
                missingThere.add(id);
            }
        }

        private void seenAfterwards(OrderId id) {
            missingThere.remove(id);
            if (there.contains(id) && !here.contains(id) && !isOpenHere.test(id)) {
                onlyThere.add(id);
            }
        }

        private Comparison conclude(boolean isTold, Optional<List<OrderId>> after) {
            List<OrderId> onlyHere = missingThere.stream()
                    .filter(id -> isTold && isOpenHere.test(id))
                    .toList();
            return new Comparison(
                    beganAt,
                    clock.instant(),
                    here.size(),
                    after.map(List::size),
                    onlyHere,
                    isTold ? onlyThere : List.of());
        }
    }
}
