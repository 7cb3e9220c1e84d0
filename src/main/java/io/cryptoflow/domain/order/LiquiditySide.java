package io.cryptoflow.domain.order;

/** Whether a fill added or removed liquidity (FIX LastLiquidityInd 851); decides the commission rate. */
public enum LiquiditySide {
    /** Rested in the book and was hit. */
    MAKER,
    /** Hit what rested in the book. */
    TAKER
}
