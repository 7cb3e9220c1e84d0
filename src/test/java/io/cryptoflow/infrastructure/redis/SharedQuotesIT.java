package io.cryptoflow.infrastructure.redis;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.FakeTickers.quote;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.infrastructure.redis.SharedRedis.LONG;
import static io.cryptoflow.infrastructure.redis.SharedRedis.TIMES;
import static io.cryptoflow.infrastructure.redis.SharedRedis.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedQuotesIT {
    private final Path dir;
    private SharedRedis redis;

    SharedQuotesIT(@TempDir Path dir) {
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
    void asksTheVenueOncePerSymbolForAThousandRequestsInTwoProcesses() {
        List<Symbol> symbols = IntStream.range(0, 50)
                .mapToObj(i -> Symbol.of("C" + i + "-USDT"))
                .toList();
        try (TickerProcess one = redis.process(TIMES);
                TickerProcess two = redis.process(TIMES)) {
            List<Future<List<Quote>>> requests = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                requests.add(one.request(symbols));
                requests.add(two.request(symbols));
            }
            waitUntil(() -> redis.venue().asked().size() >= 50);
            Instant now = Instant.now();
            symbols.forEach(symbol -> redis.venue().answer(quote(symbol, "7", now)));

            List<Quote> expected =
                    symbols.stream().map(symbol -> quote(symbol, "7", now)).toList();
            requests.forEach(request -> assertThat(await(request)).isEqualTo(expected));
            assertThat(redis.venue().asked()).hasSize(50);
            assertThat(new HashSet<>(redis.venue().asked())).isEqualTo(new HashSet<>(symbols));
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
        try (TickerProcess one = redis.process(TIMES);
                TickerProcess two = redis.process(TIMES)) {
            Future<Quote> first = one.quote(BTC_USDT);
            waitUntil(() -> redis.venue().asked().size() == 1);
            redis.venue().answer(fetched);
            await(first);
            waitUntil(() -> one.counted("ticker.cache.stores", "outcome", "stored") == 1);

            assertThat(await(two.quote(BTC_USDT))).isEqualTo(fetched);
            assertThat(redis.venue().asked()).hasSize(1);
            assertThat(two.counted("ticker.cache.hits", "cache", "redis")).isEqualTo(1);
        }
    }

    @Test
    void letsAnotherProcessAskWhenTheHolderOfTheLockFails() {
        try (TickerProcess one = redis.process(TIMES);
                TickerProcess two = redis.process(TIMES)) {
            Future<Quote> failed = one.quote(BTC_USDT);
            waitUntil(() -> redis.venue().asked().size() == 1);
            Future<Quote> waiting = two.quote(BTC_USDT);

            redis.venue().fail(BTC_USDT, Failure.Kind.UNAVAILABLE);
            waitUntil(() -> redis.venue().asked().size() == 2);
            redis.venue().answer(quote(BTC_USDT, "60000", Instant.now()));

            assertThat(await(waiting).symbol()).isEqualTo(BTC_USDT);
            assertThat(failed.failed()).isTrue();
        }
    }

    @Test
    void asksByItselfWhenItWaitedLongEnough() {
        try (TickerProcess one = redis.process(TIMES);
                TickerProcess two = redis.process(new SharedQuotes.Times(LONG, LONG, Duration.ofMillis(50)))) {
            one.quote(BTC_USDT);
            waitUntil(() -> redis.venue().asked().size() == 1);

            Future<Quote> impatient = two.quote(BTC_USDT);
            waitUntil(() -> redis.venue().asked().size() == 2);
            redis.venue().answer(quote(BTC_USDT, "60000", Instant.now()));

            assertThat(await(impatient).symbol()).isEqualTo(BTC_USDT);
            assertThat(two.counted("ticker.cache.waits", "outcome", "in-vain")).isEqualTo(1);
        }
    }

    @Test
    void refusesTheLateQuoteOfAWriterThatLostItsLock() {
        Quote outdated = quote(BTC_USDT, "1", Instant.now());
        Quote current = quote(BTC_USDT, "2", Instant.now());
        try (TickerProcess one = redis.process(TIMES)) {
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
        try (TickerProcess one = redis.process(TIMES)) {
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
        try (TickerProcess one = redis.process(TIMES)) {
            RedisQuotes here = new RedisQuotes(one.redis(), "here", LONG, LONG);
            RedisQuotes there = new RedisQuotes(one.redis(), "there", LONG, LONG);
            String token = tokenOf(here);

            assertThat(await(here.store(quote(BTC_USDT, "1", Instant.now()), token)))
                    .isTrue();

            assertThat(await(there.find(List.of(BTC_USDT)))).isEmpty();
            assertThat(await(there.claim(List.of(BTC_USDT))).taken()).containsKey(BTC_USDT);
        }
    }

    private static String tokenOf(RedisQuotes quotes) {
        return Objects.requireNonNull(
                await(quotes.claim(List.of(BTC_USDT))).taken().get(BTC_USDT));
    }
}
