package io.cryptoflow.entrypoints.bridge;

/** What every socket of the bridge needs. */
record BridgeParts(KeyGate keys, AccountEvents events, BridgeLimits limits, BridgeMetrics metrics) {}
