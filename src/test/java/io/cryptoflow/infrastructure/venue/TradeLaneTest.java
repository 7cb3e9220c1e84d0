package io.cryptoflow.infrastructure.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradeLaneTest {
    private final List<String> told = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    @Test
    void tellsEachTradeOnceInOrder() {
        TradeLane lane = lane(Optional.empty());

        take(lane, "7", "8", "8", "7", "9");

        assertThat(told).containsExactly("7", "8", "9");
        assertThat(gaps).isEmpty();
    }

    @Test
    void fillsWhatIsMissingBeforeLaterTrades() {
        Promise<List<PublicTrade>> answer = Promise.promise();
        TradeLane lane = lane(Optional.of(answer.future()));

        take(lane, "7", "10", "11");
        assertThat(told).containsExactly("7");
        answer.complete(trades("6", "7", "8", "9", "10"));

        assertThat(told).containsExactly("7", "8", "9", "10", "11");
        assertThat(gaps).isEmpty();
    }

    @Test
    void saysWhatStaysMissing() {
        TradeLane silent = lane(Optional.of(Future.failedFuture("no answer")));

        take(silent, "7", "10", "11");

        assertThat(told).containsExactly("7", "10", "11");
        assertThat(gaps).containsExactly("10");
    }

    @Test
    void letsTradesWithoutNumbersPass() {
        TradeLane lane = lane(Optional.empty());

        take(lane, "a", "a", "3", "x9");

        assertThat(told).containsExactly("a", "a", "3", "x9");
        assertThat(gaps).isEmpty();
    }

    private TradeLane lane(Optional<Future<List<PublicTrade>>> recent) {
        return new TradeLane(() -> recent, trade -> told.add(trade.tradeId()), trade -> gaps.add(trade.tradeId()));
    }

    private static void take(TradeLane lane, String... ids) {
        trades(ids).forEach(lane::take);
    }

    private static List<PublicTrade> trades(String... ids) {
        return Arrays.stream(ids)
                .map(id -> new PublicTrade(
                        Symbol.of("BTC-USDT"), id, Price.of("1"), Quantity.of("1"), Side.BUY, Instant.EPOCH))
                .toList();
    }
}
