package io.cryptoflow.application.order;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.ALICE;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.traded;
import static io.cryptoflow.fixture.Orders.usdt;
import static io.cryptoflow.fixture.Trading.fund;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.AccountReader.FillFilter;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderEvent;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.fixture.FakeVenue;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DisorderlyReportsTest {
    private static final int LARGEST_STORY = 6;

    /** What an account looks like in the end, and how it came to it. */
    private record Outcome(Order order, List<?> balances, List<?> fills, List<AccountEvent.Content> story) {}

    @Property(tries = 300)
    void leavesWhatAnOrderlyVenueLeaves(@ForAll long seed) {
        Random dice = new Random(seed);
        Order order = Orders.placed(1, limitBuy("1", "100"));
        List<ExecutionReport> story = story(order, dice);

        Outcome orderly = new Run(order, story).deliver(story, new Random(seed), false);
        Outcome disorderly = new Run(order, story).deliver(shuffled(story, dice), dice, true);

        assertThat(disorderly).isEqualTo(orderly);
    }

    private static List<ExecutionReport> story(Order order, Random dice) {
        List<ExecutionReport> story = new ArrayList<>(List.of(Orders.accepted(order)));
        int fills = dice.nextInt(LARGEST_STORY);
        for (int fill = 1; fill <= fills; fill++) {
            story.add(traded(order, "0.2", "9" + dice.nextInt(10), fifths(fill)));
        }
        if (fills < 5 && dice.nextBoolean()) {
            story.add(
                    dice.nextBoolean() ? Orders.canceled(order, fifths(fills)) : Orders.expired(order, fifths(fills)));
        }
        return story;
    }

    private static String fifths(int count) {
        return Price.of("0.2")
                .amount()
                .multiply(BigDecimal.valueOf(count))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<ExecutionReport> shuffled(List<ExecutionReport> story, Random dice) {
        List<ExecutionReport> told = new ArrayList<>(story);
        story.stream().filter(report -> dice.nextBoolean()).forEach(told::add);
        Collections.shuffle(told, dice);
        return told;
    }

    /** One life of the order on a store and a venue of its own. */
    private static final class Run {
        private final ManualClock clock = new ManualClock(Orders.NOON);
        private final InMemoryStore store = new InMemoryStore(clock, events -> {});
        private final FakeVenue venue = new FakeVenue();
        private final RouteOrders routeOrders = new RouteOrders(
                venue, store, store, Trading.steps(), Trading.applyReports(store), clock, Patience.STANDARD);
        private final Order order;

        Run(Order order, List<ExecutionReport> story) {
            this.order = order;
            await(fund(store, ALICE, usdt("1000")));
            await(store.inTransaction(ALICE, tx -> {
                Trading.steps().begin(tx, new OrderEvent.OrderPlaced(order));
                return Future.succeededFuture();
            }));
            venue.loseReports(true);
            RoutedOrders.submit(routeOrders, order);
            story.stream().skip(1).forEach(venue::say);
        }

        Outcome deliver(List<ExecutionReport> told, Random dice, boolean isDisorderly) {
            if (isDisorderly) {
                venue.disorder(dice);
            }
            for (ExecutionReport report : told) {
                venue.deliver(report);
                if (isDisorderly && dice.nextInt(4) == 0) {
                    tick();
                }
            }
            tick();
            return new Outcome(
                    await(store.findOrder(ALICE, order.id())).orElseThrow(),
                    await(store.findBalances(ALICE)),
                    await(store.findFills(
                            ALICE, new FillFilter(Optional.empty(), Optional.empty(), 100, Optional.empty()))),
                    await(store.findEvents(ALICE, 0, 100)).stream()
                            .map(AccountEvent::content)
                            .toList());
        }

        private void tick() {
            clock.advance(Duration.ofSeconds(40));
            await(routeOrders.heal());
        }
    }
}
