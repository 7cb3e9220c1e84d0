package io.cryptoflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.fixture.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Traders that ask until they are answered, while the product under them misbehaves, dies and is started again. */
final class FaultSession implements AutoCloseable {
    static final Map<String, String> START = Map.of("USDT", "100000", "BTC", "2", "ETH", "20");
    private static final int KILLED = 137;
    private static final int TRADERS = 4;
    private static final Duration ANSWERS_LIMIT = Duration.ofSeconds(200);
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(60);

    private final ProductSetup setup;
    private final long seed;
    private final AtomicBoolean trading = new AtomicBoolean(true);
    private final ExecutorService threads = Executors.newFixedThreadPool(TRADERS);
    private final List<Future<Trader>> working = new ArrayList<>();
    private RunningProduct product;

    private FaultSession(ProductSetup setup, long seed, Map<String, String> faults) throws Exception {
        this.setup = setup;
        this.seed = seed;
        this.product = launch(faults);
    }

    /** A product in {@code folder} with {@code faults}, which are settings below {@code faults.}, under load. */
    static FaultSession open(Path folder, long seed, Map<String, String> faults) throws Exception {
        Files.createDirectories(folder);
        FaultSession session = new FaultSession(setup(folder), seed, faults);
        session.trade();
        return session;
    }

    /** A product without faults and without load. */
    static FaultSession idle(Path folder, long seed) throws Exception {
        Files.createDirectories(folder);
        return new FaultSession(setup(folder), seed, Map.of());
    }

    private static ProductSetup setup(Path folder) throws Exception {
        return ProductSetup.in(folder).with("HTTP_PORT", FreePort.next()).with("ORDERS_COMPAREINTERVAL", "2s");
    }

    private void trade() throws Exception {
        for (int i = 0; i < TRADERS; i++) {
            working.add(threads.submit(new Trader("t" + i, product.client(), seed + i, trading::get)));
        }
    }

    /** Starts the product again with other faults; it may die while it starts. */
    void restart(Map<String, String> faults) throws Exception {
        product = launch(faults);
    }

    /** Waits until the kill point that it was started with has ended it. */
    void awaitDeath() throws Exception {
        assertThat(product.awaitExit()).isEqualTo(KILLED);
    }

    RunningProduct product() {
        return product;
    }

    private RunningProduct launch(Map<String, String> faults) throws Exception {
        ProductSetup faulty = setup.with("FAULTS_SEED", seed);
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            faulty = faulty.with("FAULTS_" + fault.getKey(), fault.getValue());
        }
        RunningProduct launched = RunningProduct.launch(faulty);
        try {
            launched.awaitStartScreen();
        } catch (AssertionError diedEarly) {
            if (launched.awaitExit() != KILLED) {
                throw diedEarly;
            }
        }
        return launched;
    }

    /** Ends the trading, waits until all is settled, and compares. */
    FourAccounts settle() throws Exception {
        return settleWith(List.of());
    }

    /** The same, with others who traded beside. */
    FourAccounts settleWith(List<Trader> others) throws Exception {
        trading.set(false);
        List<Trader> traders = new ArrayList<>(others);
        for (Future<Trader> trader : working) {
            traders.add(trader.get(ANSWERS_LIMIT.toSeconds(), TimeUnit.SECONDS));
        }
        return settle(traders);
    }

    /** Waits until all is settled, and compares. */
    FourAccounts settle(List<Trader> traders) throws Exception {
        return FourAccounts.compare(product, traders, START, SETTLE_LIMIT);
    }

    /** How often the product injected {@code fault}, over all its lives. */
    long injected(String fault) throws Exception {
        Path file = product.data().resolve("faults").resolve("injected.log");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().filter(fault::equals).count()
                : 0;
    }

    /** Whether one life of the product sent an order twice, in words. */
    List<String> sentTwice() throws Exception {
        long times = injected("SENT_TWICE");
        return times == 0 ? List.of() : List.of("orders sent twice: " + times);
    }

    @Override
    public void close() {
        trading.set(false);
        threads.shutdownNow();
        product.close();
    }
}
