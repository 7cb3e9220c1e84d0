package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.domain.marketdata.PublicTrade;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The trades of one symbol in the order of their numbers, each once, whatever a stream repeats or leaves out when it is opened
 * again: what is missing is asked for, and later trades wait for the answer. Trades without numbers pass. All of one context.
 */
final class TradeLane {
    private static final int MOST_DIGITS = 18;
    private static final int MOST_WAITING = 10_000;

    private final Supplier<Optional<Future<List<PublicTrade>>>> recent;
    private final Consumer<PublicTrade> next;
    private final Consumer<PublicTrade> gap;
    private List<PublicTrade> waiting = new ArrayList<>();
    private boolean filling;
    private boolean any;
    private long lastId;

    /**
     * @param recent asks the venue for its newest trades, oldest first, where it can be asked
     * @param next gets each trade
     * @param gap is told of a trade before which others stay missing
     */
    TradeLane(
            Supplier<Optional<Future<List<PublicTrade>>>> recent,
            Consumer<PublicTrade> next,
            Consumer<PublicTrade> gap) {
        this.recent = recent;
        this.next = next;
        this.gap = gap;
    }

    void take(PublicTrade trade) {
        if (filling && waiting.size() < MOST_WAITING) {
            waiting.add(trade);
        } else if (!filling && isNumbered(trade) && any && idOf(trade) > lastId + 1) {
            fillBefore(trade);
        } else {
            pass(trade);
        }
    }

    private void fillBefore(PublicTrade trade) {
        Optional<Future<List<PublicTrade>>> missing = recent.get();
        if (missing.isEmpty()) {
            pass(trade);
            return;
        }
        filling = true;
        waiting.add(trade);
        missing.orElseThrow().otherwise(List.of()).onSuccess(this::fill);
    }

    private void fill(List<PublicTrade> answered) {
        List<PublicTrade> waited = waiting;
        waiting = new ArrayList<>();
        filling = false;
        answered.forEach(this::pass);
        waited.forEach(this::pass);
    }

    private void pass(PublicTrade trade) {
        if (isNumbered(trade)) {
            long id = idOf(trade);
            if (any && id <= lastId) {
                return;
            }
            if (any && id > lastId + 1) {
                gap.accept(trade);
            }
            any = true;
            lastId = id;
        }
        next.accept(trade);
    }

    private static boolean isNumbered(PublicTrade trade) {
        String id = trade.tradeId();
        return !id.isEmpty() && id.length() <= MOST_DIGITS && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static long idOf(PublicTrade trade) {
        return Long.parseLong(trade.tradeId());
    }
}
