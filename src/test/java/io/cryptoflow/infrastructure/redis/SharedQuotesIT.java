package io.cryptoflow.infrastructure.redis;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.FakeTickers.quote;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.fixture.FakeTickers;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.embedded.EmbeddedRedis;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedQuotesIT {
    private static final Duration LONG = Duration.ofSeconds(59);
    private static final SharedQuotes.Times TIMES = new SharedQuotes.Times(LONG, LONG, LONG);

    private static final long PATIENT_MILLIS = 10_000;
    private static final long PROMPT_MILLIS = 200;

    private final Path dir;
    private final FakeTickers venue = new FakeTickers();
    private DataFolder folder;
    private EmbeddedRedis server;

    SharedQuotesIT(@TempDir Path dir) {
        this.dir = dir;
    }

    @BeforeEach
    void start() throws Exception {
        folder = DataFolder.open(dir);
        server = EmbeddedRedis.start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        signal("CONT");
        server.close();
        folder.close();
    }

    @Test
    void asksTheVenueOncePerSymbolForAThousandRequestsInTwoProcesses() {
        List<Symbol> symbols = IntStream.range(0, 50)
                .mapToObj(i -> Symbol.of("C" + i + "-USDT"))
                .toList();
        try (TickerProcess one = process(TIMES);
                TickerProcess two = process(TIMES)) {
            List<Future<List<Quote>>> requests = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                requests.add(one.request(symbols));
                requests.add(two.request(symbols));
            }
            waitUntil(() -> venue.asked().size() >= 50);
            Instant now = Instant.now();
            symbols.forEach(symbol -> venue.answer(quote(symbol, "7", now)));

            List<Quote> expected =
                    symbols.stream().map(symbol -> quote(symbol, "7", now)).toList();
            requests.forEach(request -> assertThat(await(request)).isEqualTo(expected));
            assertThat(venue.asked()).hasSize(50);
            assertThat(new HashSet<>(venue.asked())).isEqualTo(new HashSet<>(symbols));
            assertThat(one.counted("ticker.cache.waits", "outcome", "answered")
                            + two.counted("ticker.cache.waits", "outcome", "answered")
                            + one.counted("ticker.cache.hits", "cache", "redis")
                            + two.counted("ticker.cache.hits", "cache", "redis"))
                    .isEqualTo(50);
        }
    }

    @Test
    void answersFromRedisWhatAnotherProcessFetchedWithTheTimeOfItsReceipt() {
        Quote fetched = quote(BTC_USDT, "60000", Instant.now().minusMillis(250));
        try (TickerProcess one = process(TIMES);
                TickerProcess two = process(TIMES)) {
            Future<Quote> first = one.quote(BTC_USDT);
            waitUntil(() -> venue.asked().size() == 1);
            venue.answer(fetched);
            await(first);
            waitUntil(() -> one.counted("ticker.cache.stores", "outcome", "stored") == 1);

            assertThat(await(two.quote(BTC_USDT))).isEqualTo(fetched);
            assertThat(venue.asked()).hasSize(1);
            assertThat(two.counted("ticker.cache.hits", "cache", "redis")).isEqualTo(1);
        }
    }

    @Test
    void letsAnotherProcessAskWhenTheHolderOfTheLockFails() {
        try (TickerProcess one = process(TIMES);
                TickerProcess two = process(TIMES)) {
            Future<Quote> failed = one.quote(BTC_USDT);
            waitUntil(() -> venue.asked().size() == 1);
            Future<Quote> waiting = two.quote(BTC_USDT);

            venue.fail(BTC_USDT, Failure.Kind.UNAVAILABLE);
            waitUntil(() -> venue.asked().size() == 2);
            venue.answer(quote(BTC_USDT, "60000", Instant.now()));

            assertThat(await(waiting).symbol()).isEqualTo(BTC_USDT);
            assertThat(failed.failed()).isTrue();
        }
    }

    @Test
    void asksByItselfWhenItWaitedLongEnough() {
        try (TickerProcess one = process(TIMES);
                TickerProcess two = process(new SharedQuotes.Times(LONG, LONG, Duration.ofMillis(50)))) {
            one.quote(BTC_USDT);
            waitUntil(() -> venue.asked().size() == 1);

            Future<Quote> impatient = two.quote(BTC_USDT);
            waitUntil(() -> venue.asked().size() == 2);
            venue.answer(quote(BTC_USDT, "60000", Instant.now()));

            assertThat(await(impatient).symbol()).isEqualTo(BTC_USDT);
            assertThat(two.counted("ticker.cache.waits", "outcome", "in-vain")).isEqualTo(1);
        }
    }

    @Test
    void refusesTheLateQuoteOfAWriterThatLostItsLock() {
        Quote outdated = quote(BTC_USDT, "1", Instant.now());
        Quote current = quote(BTC_USDT, "2", Instant.now());
        try (TickerProcess one = process(TIMES)) {
            RedisQuotes brief = new RedisQuotes(one.redis(), "fake", Duration.ofMillis(300), Duration.ofMillis(20));
            String first = tokenOf(brief);
            waitUntil(() -> !await(brief.claim(List.of(BTC_USDT))).taken().isEmpty());

            assertThat(await(brief.store(outdated, first))).isFalse();
            assertThat(await(brief.find(List.of(BTC_USDT)))).isEmpty();

            waitUntil(() -> await(brief.claim(List.of(BTC_USDT))).taken().values().stream()
                    .anyMatch(token -> await(brief.store(current, token))));
            assertThat(await(brief.store(outdated, first))).isFalse();
            assertThat(await(brief.find(List.of(BTC_USDT))).values()).containsExactly(current);

            waitUntil(() -> await(brief.find(List.of(BTC_USDT))).isEmpty());
            assertThat(await(brief.store(outdated, first))).isFalse();
            assertThat(await(brief.find(List.of(BTC_USDT)))).isEmpty();
        }
    }

    @Test
    void givesRisingTokensAlsoAfterRedisLostItsData() {
        try (TickerProcess one = process(TIMES)) {
            RedisQuotes shared = new RedisQuotes(one.redis(), "fake", LONG, LONG);
            String before = tokenOf(shared);
            await(one.redis().send(Request.cmd(Command.FLUSHALL)));

            String after = tokenOf(shared);

            assertThat(Long.parseLong(after)).isGreaterThan(Long.parseLong(before));
            assertThat(await(shared.store(quote(BTC_USDT, "1", Instant.now()), before)))
                    .isFalse();
        }
    }

    @Test
    void keepsVenuesApart() {
        try (TickerProcess one = process(TIMES)) {
            RedisQuotes here = new RedisQuotes(one.redis(), "here", LONG, LONG);
            RedisQuotes there = new RedisQuotes(one.redis(), "there", LONG, LONG);
            String token = tokenOf(here);

            assertThat(await(here.store(quote(BTC_USDT, "1", Instant.now()), token)))
                    .isTrue();

            assertThat(await(there.find(List.of(BTC_USDT)))).isEmpty();
            assertThat(await(there.claim(List.of(BTC_USDT))).taken()).containsKey(BTC_USDT);
        }
    }

    @Test
    void goesOnWithoutRedisAndUsesItAgainWhenItIsBack() {
        try (TickerProcess one = process(TIMES)) {
            assertThat(one.isConnected()).isTrue();
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            waitUntil(() -> !one.isConnected());

            long begun = System.nanoTime();
            Future<Quote> alone = one.quote(BTC_USDT);
            waitUntil(() -> venue.asked().size() == 1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            venue.answer(quote(BTC_USDT, "60000", Instant.now()));

            assertThat(await(alone).symbol()).isEqualTo(BTC_USDT);
            assertThat(await(one.quote(BTC_USDT))).isEqualTo(await(alone));
            waitUntil(one::isConnected);
            Symbol next = Symbol.of("ADA-USDT");
            one.quote(next);
            waitUntil(() -> venue.asked().contains(next));
            venue.answer(quote(next, "1", Instant.now()));
            waitUntil(() -> one.counted("ticker.cache.stores", "outcome", "stored") == 1);
        }
    }

    @Test
    void waitsForARedisThatSleepsOnlyOnce() throws Exception {
        List<Symbol> symbols = IntStream.range(0, 20)
                .mapToObj(i -> Symbol.of("C" + i + "-USDT"))
                .toList();
        try (TickerProcess one = promptProcess()) {
            signal("STOP");
            one.quote(BTC_USDT);
            waitUntil(() -> venue.asked().size() == 1);
            assertThat(one.isConnected()).isFalse();
            assertThat(one.counted("ticker.cache.redis.trouble")).isEqualTo(1);

            long begun = System.nanoTime();
            for (Symbol symbol : symbols) {
                one.quote(symbol);
                waitUntil(() -> venue.asked().contains(symbol));
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofMillis(PROMPT_MILLIS * symbols.size() / 2));
            signal("CONT");
            waitUntil(one::isConnected);
        }
    }

    @Test
    void startsWithoutRedis() {
        server.close();
        try (TickerProcess one = process(TIMES)) {
            Future<Quote> alone = one.quote(BTC_USDT);
            venue.answer(quote(BTC_USDT, "60000", Instant.now()));

            assertThat(await(alone).symbol()).isEqualTo(BTC_USDT);
            assertThat(one.isConnected()).isFalse();
        }
    }

    private static String tokenOf(RedisQuotes quotes) {
        return Objects.requireNonNull(
                await(quotes.claim(List.of(BTC_USDT))).taken().get(BTC_USDT));
    }

    private TickerProcess process(SharedQuotes.Times times) {
        return new TickerProcess(uri(), PATIENT_MILLIS, venue, times);
    }

    /** A process that waits for Redis as long as the product does. */
    private TickerProcess promptProcess() {
        return new TickerProcess(uri(), PROMPT_MILLIS, venue, TIMES);
    }

    private String uri() {
        return "redis://:" + server.password() + "@" + server.host() + ":" + server.port();
    }

    private void signal(String name) throws Exception {
        if (ProcessHandle.of(server.pid()).isPresent()) {
            new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                    .start()
                    .waitFor();
        }
    }

    private static void waitUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).isNegative();
            LockSupport.parkNanos(2_000_000);
        }
    }
}
