package io.cryptoflow.application.order;

import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.AccountEvent.OrderChanged;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.value.Price;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Watches the market and the clock for the orders that wait for them: lets stops go, moves trailing stops, expires what
 * is due. What it decides is checked again on the stored order, so that each order goes once, whatever is watched twice.
 *
 * <p>A trailing stop is moved in the store at most once per {@link #STOP_MOVE_PERIOD}; until then the tighter stop price
 * is only remembered here, and a crash falls back to the stored one.
 */
public final class WatchOrders {
    /** How often the stop price of one trailing stop is stored at most. */
    public static final Duration STOP_MOVE_PERIOD = Duration.ofSeconds(1);

    private static final int PAGE = 500;

    private final KeptOrders kept = new KeptOrders();
    private final AccountReader reader;
    private final InstrumentCatalog instruments;
    private final StepKeptOrder step;
    private final InstantSource clock;
    private final Set<OrderId> underWay = ConcurrentHashMap.newKeySet();
    private final Map<OrderId, Price> tighter = new ConcurrentHashMap<>();

    public WatchOrders(AccountReader reader, InstrumentCatalog instruments, StepKeptOrder step, InstantSource clock) {
        this.reader = reader;
        this.instruments = instruments;
        this.step = step;
        this.clock = clock;
    }

    /** Takes in what is open now. */
    public Future<Void> start() {
        return load(Optional.empty());
    }

    private Future<Void> load(Optional<Order> behind) {
        return reader.openOrders(behind, PAGE).compose(page -> {
            kept.load(page);
            return page.size() < PAGE ? Future.succeededFuture() : load(Optional.of(page.get(PAGE - 1)));
        });
    }

    /** Takes in what was committed. */
    public void onCommitted(List<AccountEvent> events) {
        kept.apply(events);
        for (AccountEvent event : events) {
            if (event.content() instanceof OrderChanged changed
                    && !changed.event().order().isArmed()) {
                tighter.remove(changed.event().order().id());
            }
        }
    }

    /** Stop prices that are watched. */
    public int armedOrders() {
        return kept.armed();
    }

    /** Looks at a public trade; the Future fails when a step could not be stored, which is then tried again at the next trade. */
    public Future<Void> onTrade(PublicTrade trade) {
        List<Future<Void>> steps = new ArrayList<>();
        for (Order order : kept.metBy(trade.symbol(), trade.price())) {
            steps.add(once(order, () -> step.fire(order, trade.price())));
        }
        for (Order order : kept.trailing(trade.symbol())) {
            steps.add(follow(order, trade.price()));
        }
        return Future.join(steps).mapEmpty();
    }

    /** Expires what is due. */
    public Future<Void> onTime() {
        List<Future<Void>> steps = kept.dueAt(clock.instant()).stream()
                .map(order -> once(order, () -> step.expire(order)))
                .toList();
        return Future.join(steps).mapEmpty();
    }

    private Future<Void> follow(Order order, Price price) {
        Price stored = order.trigger().flatMap(Trigger::stopPrice).orElseThrow();
        Price known = tighter.getOrDefault(order.id(), stored);
        if (order.terms().isMetBy(price, known)) {
            return once(order, () -> step.fire(order, price));
        }
        Price stop = stopBehind(order, price)
                .filter(next -> isTighter(order, next, known))
                .orElse(known);
        if (stop.equals(stored)) {
            return Future.succeededFuture();
        }
        tighter.put(order.id(), stop);
        Instant movable = order.updatedAt().plus(STOP_MOVE_PERIOD);
        return clock.instant().isBefore(movable)
                ? Future.succeededFuture()
                : once(order, () -> step.moveStop(order, stop));
    }

    private Optional<Price> stopBehind(Order order, Price price) {
        return instruments
                .find(order.terms().symbol())
                .map(Instrument::tickSize)
                .flatMap(tick -> order.terms()
                        .trailingOffset()
                        .flatMap(
                                offset -> offset.stopBehind(price, order.terms().side(), tick)));
    }

    private static boolean isTighter(Order order, Price next, Price known) {
        return order.terms().waitsForRise() ? next.isBelow(known) : next.isAbove(known);
    }

    private Future<Void> once(Order order, Supplier<Future<Void>> work) {
        if (!underWay.add(order.id())) {
            return Future.succeededFuture();
        }
        return work.get().onComplete(done -> underWay.remove(order.id()));
    }
}
