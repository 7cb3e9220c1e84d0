package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 at random moments under load; then what clients were told, the database, the venue and the events must agree. */
class KilledProductIT {
    private static final long SEED = 20_260_105;
    private static final int TRADERS = 8;
    private static final int ROUNDS = 10;
    private static final int FEWEST_ROUNDS = 3;
    private static final Duration ROUNDS_LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWERS_LIMIT = Duration.ofSeconds(200);
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(20);
    private static final Map<String, String> START = Map.of("USDT", "100000", "BTC", "2", "ETH", "20");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void losesAndDoublesNoOrder() throws Exception {
        ProductSetup setup = ProductSetup.in(folder).with("HTTP_PORT", FreePort.next());
        AtomicBoolean trading = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(TRADERS);
        RunningProduct product = RunningProduct.start(setup);
        try {
            List<Future<Trader>> working = new ArrayList<>();
            for (int i = 0; i < TRADERS; i++) {
                working.add(threads.submit(new Trader("t" + i, product.client(), SEED + i, trading::get)));
            }
            product = killAgainAndAgain(product, setup);
            trading.set(false);
            List<Trader> traders = new ArrayList<>();
            for (Future<Trader> trader : working) {
                traders.add(trader.get(ANSWERS_LIMIT.toSeconds(), TimeUnit.SECONDS));
            }
            compare(product, traders);
        } finally {
            trading.set(false);
            threads.shutdownNow();
            product.close();
        }
    }

    private static RunningProduct killAgainAndAgain(RunningProduct first, ProductSetup setup) throws Exception {
        Random random = new Random(SEED);
        long end = System.nanoTime() + ROUNDS_LIMIT.toNanos();
        RunningProduct product = first;
        for (int round = 1; round <= ROUNDS && (round <= FEWEST_ROUNDS || System.nanoTime() < end); round++) {
            Thread.sleep(200 + random.nextInt(1_500));
            product.kill();
            product = RunningProduct.start(setup);
        }
        return product;
    }

    private static void compare(RunningProduct product, List<Trader> traders) throws Exception {
        assertThat(traders.stream().mapToInt(trader -> trader.retries).sum()).isPositive();
        FourAccounts accounts = FourAccounts.compare(product, traders, START, SETTLE_LIMIT);
        assertThat(accounts.details()).isEmpty();
        assertThat(accounts.outcome().acknowledged()).isPositive();
        assertThat(accounts.outcome().isClean()).isTrue();
    }
}
