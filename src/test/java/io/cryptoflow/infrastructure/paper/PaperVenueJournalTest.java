package io.cryptoflow.infrastructure.paper;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Orders.NOON;
import static io.cryptoflow.fixture.Orders.limitBuy;
import static io.cryptoflow.fixture.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.VenueJournal;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Revision.Amendment;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperVenueJournalTest extends PaperVenueOnDisk {
    PaperVenueJournalTest(@TempDir Path dir) {
        super(dir);
    }

    @Test
    void cutsOffALineThatACrashCutShort() throws IOException {
        Order order = placed(1, limitBuy("2", "98"));
        await(venue.submit(order));
        byte[] whole = Files.readAllBytes(journal);
        await(venue.submit(placed(2, limitBuy("2", "98"))));
        byte[] both = Files.readAllBytes(journal);
        await(venue.close());

        for (int length : List.of(whole.length, whole.length + 1, whole.length + 100, both.length - 1)) {
            Files.write(journal, Arrays.copyOf(both, length));
            venue = open(journal);
            assertThat(await(venue.reports(order.id()))).hasSize(1);
            assertThat(await(venue.reports(Orders.id(2)))).isEmpty();
            assertThat(Files.readAllBytes(journal)).isEqualTo(whole);
            await(venue.close());
        }
        venue = open(journal);
        await(venue.submit(placed(3, limitBuy("2", "98"))));
        assertThat(Files.readAllLines(journal)).hasSize(2);
    }

    @Test
    void writesTheSameJournalForTheSameOrdersAndMarket(@TempDir Path other) throws IOException {
        Path second = other.resolve("journal.jsonl");
        play(venue);
        List<ExecutionReport> told = List.copyOf(heard);
        heard.clear();
        PaperVenue twin = open(second);
        play(twin);
        await(twin.close());

        assertThat(heard).isEqualTo(told);
        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(journal));
        assertThat(Files.readAllLines(journal)).hasSizeGreaterThan(100);
    }

    @Test
    void readsALongJournalFast() throws IOException {
        writeJournal(50_000);
        PaperArchive archive = new PaperArchive(10_000, new Trading());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();

        VenueJournal storage = await(FileJournal.open(vertx, journal));
        await(PaperJournal.read(storage, archive::replay));
        await(storage.close());

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(archive.reports(Orders.id(50_000))).hasSize(2);
    }

    @Test
    void findsInTheJournalWhatMemoryForgot() throws IOException {
        writeJournal(30);
        PaperVenue old = await(FileJournal.open(vertx, journal)
                .compose(storage -> PaperVenue.open(vertx, storage, new Trading(), RULES, new ManualClock(NOON), 10)));
        old.onReport(heard::add);

        assertThat(await(old.reports(Orders.id(1)))).hasSize(2);
        assertThat(await(old.reports(Orders.id(30)))).hasSize(2);
        await(old.submit(placed(1, limitBuy("2", "98"))));
        assertThat(heard).isEmpty();
        await(old.submit(placed(60, limitBuy("2", "98"))));
        assertThat(heard).hasSize(1);
        await(old.close());
    }

    /** Three accounts and a market, all from one seed. */
    private static void play(PaperVenue played) {
        Random random = new Random(7);
        for (int n = 1; n <= 60; n++) {
            int bid = 95 + random.nextInt(5);
            played.onMarket(
                    Markets.book(BTC_USDT, n, Integer.toString(bid), Integer.toString(bid + 1 + random.nextInt(4))));
            await(played.submit(anyOrder(n, random)));
            played.onMarket(print(Integer.toString(94 + random.nextInt(8)), "0.7"));
            OrderId any = Orders.id(1 + random.nextInt(n));
            if (random.nextInt(4) == 0) {
                await(played.cancel(any));
            } else {
                await(played.amend(any, n, new Amendment(quantity(random), price(random))));
            }
        }
        await(played.openOrders());
    }

    private static Order anyOrder(int n, Random random) {
        Price limit = price(random);
        OrderTerms terms = OrderTerms.limit(
                BTC_USDT, random.nextBoolean() ? Side.BUY : Side.SELL, TimeInForce.GTC, quantity(random), limit);
        Order.Ticket ticket = Orders.ticket(n, terms);
        AccountId account = new AccountId("account-" + random.nextInt(3));
        Money held = terms.side() == Side.SELL ? Orders.btc("10") : Orders.usdt("2000");
        return Order.place(
                new Order.Ticket(
                        ticket.id(), account, ticket.clientOrderId(), Optional.empty(), terms, Optional.empty(), NOON),
                limit,
                held);
    }

    private static Quantity quantity(Random random) {
        return Quantity.of("1." + (1 + random.nextInt(9)));
    }

    private static Price price(Random random) {
        return Price.of(Integer.toString(94 + random.nextInt(10)));
    }

    /** Two lines per order: it is accepted, then canceled. */
    private void writeJournal(int orders) throws IOException {
        Order order = placed(1, limitBuy("2", "98"));
        PaperOrder worked = new PaperOrder(order.id(), "alice", order.terms(), order.worstPrice(), Quantity.of("0.01"));
        String lines = PaperArchive.line(worked, List.of(Orders.accepted(order))) + "\n"
                + PaperArchive.line(List.of(Orders.canceled(order, "0"))) + "\n";
        StringBuilder all = new StringBuilder();
        for (int n = 1; n <= orders; n++) {
            all.append(lines.replace(order.id().toString(), Orders.id(n).toString()));
        }
        Files.writeString(journal, all, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
