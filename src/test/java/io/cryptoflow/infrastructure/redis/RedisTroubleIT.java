package io.cryptoflow.infrastructure.redis;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.FakeTickers.quote;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.infrastructure.redis.SharedRedis.PROMPT_MILLIS;
import static io.cryptoflow.infrastructure.redis.SharedRedis.TIMES;
import static io.cryptoflow.infrastructure.redis.SharedRedis.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisTroubleIT {
    private final Path dir;
    private SharedRedis redis;

    RedisTroubleIT(@TempDir Path dir) {
        this.dir = dir;
    }

    @BeforeEach
    void start() throws Exception {
        redis = new SharedRedis(dir);
    }

    @AfterEach
    void stop() throws Exception {
        redis.close();
    }

    @Test
    void goesOnWithoutRedisAndUsesItAgainWhenItIsBack() {
        try (TickerProcess one = redis.process(TIMES)) {
            assertThat(one.isConnected()).isTrue();
            ProcessHandle.of(redis.server().pid()).orElseThrow().destroyForcibly();
            waitUntil(() -> !one.isConnected());

            long begun = System.nanoTime();
            Future<Quote> alone = one.quote(BTC_USDT);
            waitUntil(() -> redis.venue().asked().size() == 1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            redis.venue().answer(quote(BTC_USDT, "60000", Instant.now()));

            assertThat(await(alone).symbol()).isEqualTo(BTC_USDT);
            assertThat(await(one.quote(BTC_USDT))).isEqualTo(await(alone));
            waitUntil(one::isConnected);
            Symbol next = Symbol.of("ADA-USDT");
            one.quote(next);
            waitUntil(() -> redis.venue().asked().contains(next));
            redis.venue().answer(quote(next, "1", Instant.now()));
            waitUntil(() -> one.counted("ticker.cache.stores", "outcome", "stored") == 1);
        }
    }

    @Test
    void waitsForARedisThatSleepsOnlyOnce() throws Exception {
        List<Symbol> symbols = IntStream.range(0, 20)
                .mapToObj(i -> Symbol.of("C" + i + "-USDT"))
                .toList();
        try (TickerProcess one = redis.promptProcess()) {
            redis.signal("STOP");
            one.quote(BTC_USDT);
            waitUntil(() -> redis.venue().asked().size() == 1);
            assertThat(one.isConnected()).isFalse();
            assertThat(one.counted("ticker.cache.redis.trouble")).isEqualTo(1);

            long begun = System.nanoTime();
            for (Symbol symbol : symbols) {
                one.quote(symbol);
                waitUntil(() -> redis.venue().asked().contains(symbol));
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofMillis(PROMPT_MILLIS * symbols.size() / 2));
            redis.signal("CONT");
            waitUntil(one::isConnected);
        }
    }

    @Test
    void startsWithoutRedis() {
        redis.server().close();
        try (TickerProcess one = redis.process(TIMES)) {
            Future<Quote> alone = one.quote(BTC_USDT);
            redis.venue().answer(quote(BTC_USDT, "60000", Instant.now()));

            assertThat(await(alone).symbol()).isEqualTo(BTC_USDT);
            assertThat(one.isConnected()).isFalse();
        }
    }
}
