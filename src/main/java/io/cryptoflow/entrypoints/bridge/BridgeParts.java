package io.cryptoflow.entrypoints.bridge;

import java.util.function.Consumer;

/**
 * What every client of the bridge needs.
 *
 * @param ask finds out the present of an address that is still silent
 */
record BridgeParts(
        KeyGate keys,
        AccountEvents events,
        Feeds feeds,
        Consumer<BridgeAddress> ask,
        BridgeLimits limits,
        BridgeMetrics metrics) {}
