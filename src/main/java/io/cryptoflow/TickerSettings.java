package io.cryptoflow;

import java.time.Duration;

/**
 * Tickers fetched from the venue because the feed does not keep them fresh.
 *
 * @param cacheTime life of a quote, zero for no cache
 * @param callTimeout of one call to the venue
 * @param concurrency calls to the venue under way at once
 * @param lockExpiry until another process may ask when the one that was about to is not heard of again
 * @param lockWait for what another process is about to fetch
 */
public record TickerSettings(
        Duration cacheTime, Duration callTimeout, int concurrency, Duration lockExpiry, Duration lockWait) {
    static final Range<Duration> CACHE_TIME = Range.durations("0s", "1m");
    static final Range<Duration> CALL_TIMEOUT = Range.durations("10ms", "30s");
    static final Range<Integer> CONCURRENCY = Range.integers(1, 65_536);
    static final Range<Duration> LOCK_EXPIRY = Range.durations("10ms", "1m");
    static final Range<Duration> LOCK_WAIT = Range.durations("0s", "1m");

    /** Checks every value. */
    public TickerSettings {
        CACHE_TIME.check("market.tickers.cacheTime", cacheTime);
        CALL_TIMEOUT.check("market.tickers.callTimeout", callTimeout);
        CONCURRENCY.check("market.tickers.concurrency", concurrency);
        LOCK_EXPIRY.check("market.tickers.lockExpiry", lockExpiry);
        LOCK_WAIT.check("market.tickers.lockWait", lockWait);
    }
}
