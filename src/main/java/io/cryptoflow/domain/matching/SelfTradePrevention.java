package io.cryptoflow.domain.matching;

/** Who gives way when an incoming order meets a resting one of the same account: the two never trade. */
public enum SelfTradePrevention {
    /** What is left of the incoming order expires. */
    EXPIRE_TAKER,
    /** The resting order expires, and the incoming one goes on. */
    EXPIRE_MAKER,
    /** Both expire. */
    EXPIRE_BOTH
}
