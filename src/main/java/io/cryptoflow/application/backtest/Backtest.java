package io.cryptoflow.application.backtest;

import io.cryptoflow.domain.backtest.BacktestTerms;
import io.cryptoflow.domain.backtest.Performance;
import io.cryptoflow.domain.value.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A backtest as it stands.
 *
 * @param candlesDone how many candles were played
 * @param candles how many there are; 0 while nobody looked
 * @param performance there once it is done
 * @param failure why it failed, in words
 */
public record Backtest(
        BacktestId id,
        AccountId account,
        BacktestTerms terms,
        CandleRange range,
        Instant createdAt,
        Status status,
        int candlesDone,
        int candles,
        Optional<Performance> performance,
        Optional<String> failure) {
    /** Where it is between being asked for and its end. */
    public enum Status {
        /** Others are played first. */
        QUEUED,
        /** It is played. */
        RUNNING,
        /** It was played to the end. */
        DONE,
        /** It was ended by request. */
        CANCELED,
        /** It could not be played. */
        FAILED;

        /** Whether nothing more happens. */
        public boolean isFinal() {
            return this != QUEUED && this != RUNNING;
        }
    }

    static Backtest queued(BacktestId id, AccountId account, BacktestTerms terms, CandleRange range, Instant at) {
        return new Backtest(id, account, terms, range, at, Status.QUEUED, 0, 0, Optional.empty(), Optional.empty());
    }

    /** Whole percents that are played. */
    public int percent() {
        return candles == 0 ? 0 : (int) (100L * candlesDone / candles);
    }

    Backtest played(int done, int of) {
        return new Backtest(
                id, account, terms, range, createdAt, Status.RUNNING, done, of, Optional.empty(), Optional.empty());
    }

    Backtest done(Performance result) {
        return new Backtest(
                id, account, terms, range, createdAt, Status.DONE, candles, candles, Optional.of(result), failure);
    }

    Backtest canceled() {
        return ended(Status.CANCELED, Optional.empty());
    }

    Backtest failed(String why) {
        return ended(Status.FAILED, Optional.of(why));
    }

    private Backtest ended(Status how, Optional<String> why) {
        return new Backtest(id, account, terms, range, createdAt, how, candlesDone, candles, Optional.empty(), why);
    }
}
