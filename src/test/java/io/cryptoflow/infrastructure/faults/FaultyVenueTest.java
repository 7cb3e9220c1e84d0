package io.cryptoflow.infrastructure.faults;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Await.failureOf;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.traded;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.fixture.FakeVenue;
import io.cryptoflow.fixture.Orders;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultyVenueTest {
    private static final long SEED = 7;

    private final Vertx vertx = Vertx.vertx();
    private final FakeVenue venue = new FakeVenue();
    private final List<ExecutionReport> heard = new CopyOnWriteArrayList<>();
    private final List<String> deaths = new CopyOnWriteArrayList<>();
    private final Order order = Orders.placed(1, limitBuy("1", "100"));

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void leavesTheVenueAsItIsWhenNothingIsRehearsed() throws Exception {
        assertThat(rehearsal(new FaultPlan(SEED, Map.of(), KillPoint.NONE, 1)).around((VenueGateway) venue))
                .isSameAs(venue);
    }

    @Test
    void losesTheAnswerOfAnOrderThatItTook() throws Exception {
        VenueGateway faulty = always(VenueFault.LOSE_ANSWER);

        failureOf(faulty.submit(order));

        assertThat(venue.orders()).containsExactly(order.id());
        assertThat(heard).containsExactly(Orders.accepted(order));
        assertThat(injected()).containsExactly("LOSE_ANSWER");
    }

    @Test
    void noticesAnOrderThatIsSentTwice() throws Exception {
        VenueGateway faulty = always(VenueFault.LOSE_REPORT);

        await(faulty.submit(order));
        await(faulty.submit(order));

        assertThat(injected()).containsExactly("LOSE_REPORT", "SENT_TWICE");
    }

    @Test
    void failsWithAndWithoutHavingTakenTheOrder() throws Exception {
        failureOf(always(VenueFault.FAIL_REFUSED).submit(order));
        assertThat(venue.orders()).isEmpty();

        failureOf(always(VenueFault.FAIL_ACCEPTED).submit(order));
        assertThat(venue.orders()).containsExactly(order.id());
    }

    @Test
    void deniesForAWhileToKnowAnOrderThatItTook() throws Exception {
        VenueGateway faulty = always(VenueFault.HIDE_ORDER);

        failureOf(faulty.submit(order));

        assertThat(venue.openIds()).containsExactly(order.id());
        assertThat(await(faulty.reports(order.id()))).isEmpty();
        assertThat(await(faulty.openOrders())).isEmpty();
        assertThat(heard).isEmpty();
        await(vertx.timer(8_100));
        assertThat(await(faulty.reports(order.id()))).containsExactly(Orders.accepted(order));
    }

    @Test
    void repeatsDelaysReordersAndLosesReports() throws Exception {
        always(VenueFault.LOSE_REPORT);
        venue.say(Orders.accepted(order));
        assertThat(heard).isEmpty();

        always(VenueFault.REPEAT_REPORT);
        venue.say(Orders.accepted(order));
        assertThat(heard).containsExactly(Orders.accepted(order), Orders.accepted(order));

        heard.clear();
        always(VenueFault.DELAY_REPORT);
        venue.say(Orders.accepted(order));
        assertThat(heard).isEmpty();
        await(vertx.timer(2_100));
        assertThat(heard).containsExactly(Orders.accepted(order));

        heard.clear();
        always(VenueFault.REORDER_REPORT);
        ExecutionReport first = traded(order, "0.4", "99", "0.4");
        ExecutionReport second = traded(order, "0.6", "99", "1");
        venue.say(first);
        venue.say(second);
        assertThat(heard).containsExactly(second, first);
    }

    @Test
    void takesTheSameOccasionsForTheSameSeed() {
        FaultPlan plan = new FaultPlan(SEED, Map.of(VenueFault.LOSE_ANSWER, new BigDecimal("0.3")), KillPoint.NONE, 1);

        List<Boolean> once = occasions(plan);

        assertThat(occasions(plan)).isEqualTo(once);
        assertThat(once).contains(true, false);
    }

    @Test
    void endsTheProcessBehindTheVenueAndBeforeAnythingIsHeard() throws Exception {
        VenueGateway mortal = killedAt(KillPoint.AFTER_SUBMIT, 2);
        Order second = Orders.placed(2, limitBuy("1", "100"));

        await(mortal.submit(order));
        assertThat(deaths).isEmpty();
        mortal.submit(second);

        assertThat(deaths).containsExactly("dead");
        assertThat(venue.orders()).containsExactly(order.id(), second.id());
        assertThat(heard).containsExactly(Orders.accepted(order));
        assertThat(injected()).containsExactly("AFTER_SUBMIT");
    }

    @Test
    void endsTheProcessBeforeAReportIsStored() throws Exception {
        VenueGateway mortal = killedAt(KillPoint.BEFORE_STORING_REPORT, 1);

        mortal.submit(order);

        assertThat(deaths).containsExactly("dead");
        assertThat(venue.orders()).containsExactly(order.id());
    }

    private static List<Boolean> occasions(FaultPlan plan) {
        FaultDice dice = new FaultDice(plan);
        return Stream.generate(() -> dice.hits(VenueFault.LOSE_ANSWER))
                .limit(50)
                .toList();
    }

    private VenueGateway always(VenueFault fault) throws Exception {
        return listenedTo(new FaultPlan(SEED, Map.of(fault, BigDecimal.ONE), KillPoint.NONE, 1));
    }

    private VenueGateway killedAt(KillPoint point, int passing) throws Exception {
        return listenedTo(new FaultPlan(SEED, Map.of(), point, passing));
    }

    private VenueGateway listenedTo(FaultPlan plan) throws Exception {
        VenueGateway faulty = rehearsal(plan).around((VenueGateway) venue);
        faulty.onReport(heard::add);
        return faulty;
    }

    private FaultRehearsal rehearsal(FaultPlan plan) throws Exception {
        return FaultRehearsal.open(plan, vertx, folder.resolve("injected.log"), () -> deaths.add("dead"));
    }

    private List<String> injected() throws Exception {
        return Files.readAllLines(folder.resolve("injected.log"));
    }
}
