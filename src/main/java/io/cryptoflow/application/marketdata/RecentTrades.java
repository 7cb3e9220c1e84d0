package io.cryptoflow.application.marketdata;

import io.cryptoflow.domain.marketdata.PublicTrade;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The last prints of one symbol, newest first; immutable, and cheap to put one in front of. */
public final class RecentTrades {
    /** How many are kept. */
    public static final int CAPACITY = 200;

    /** No prints yet. */
    public static final RecentTrades NONE = new RecentTrades(new PublicTrade[0]);

    private final PublicTrade[] newestFirst;

    private RecentTrades(PublicTrade[] newestFirst) {
        this.newestFirst = newestFirst;
    }

    /** These and {@code trade} in front; beyond the capacity the oldest is gone. */
    RecentTrades with(PublicTrade trade) {
        int kept = Math.min(newestFirst.length, CAPACITY - 1);
        PublicTrade[] next = new PublicTrade[kept + 1];
        next[0] = trade;
        System.arraycopy(newestFirst, 0, next, 1, kept);
        return new RecentTrades(next);
    }

    /** The newest print. */
    public Optional<PublicTrade> newest() {
        return newestFirst.length == 0 ? Optional.empty() : Optional.of(newestFirst[0]);
    }

    /** At most {@code limit} prints, newest first. */
    public List<PublicTrade> newest(int limit) {
        int count = Math.max(0, Math.min(limit, newestFirst.length));
        return Collections.unmodifiableList(Arrays.asList(newestFirst).subList(0, count));
    }
}
