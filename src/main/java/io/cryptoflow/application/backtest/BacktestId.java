package io.cryptoflow.application.backtest;

import java.util.UUID;

/** Our identifier of a backtest; cannot be guessed. */
public record BacktestId(UUID value) {
    /** Reads the canonical UUID notation; {@link IllegalArgumentException} for another one. */
    public static BacktestId of(String text) {
        return new BacktestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
