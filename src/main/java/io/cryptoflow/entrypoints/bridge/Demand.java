package io.cryptoflow.entrypoints.bridge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many sockets listen to which address, over all event loops of the process. */
final class Demand {
    private final Map<String, Integer> listeners = new ConcurrentHashMap<>();

    void add(String address) {
        listeners.merge(address, 1, Integer::sum);
    }

    void remove(String address) {
        listeners.computeIfPresent(address, (name, count) -> count == 1 ? null : count - 1);
    }

    boolean exists(String address) {
        return listeners.containsKey(address);
    }
}
