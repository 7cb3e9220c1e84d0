package io.cryptoflow;

import io.cryptoflow.infrastructure.faults.VenueFault;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Probabilities of faults of the venue, such as {@code lose-answer=0.05}. */
final class FaultChances {
    private static final Range<BigDecimal> PROBABILITIES = Range.decimals("0", "1");

    private FaultChances() {}

    static Map<VenueFault, BigDecimal> read(String key, List<String> entries) {
        Map<VenueFault, BigDecimal> chances = new EnumMap<>(VenueFault.class);
        for (String entry : entries) {
            String[] parts = entry.split("=", 2);
            String probability = parts.length < 2 ? "" : parts[1].strip();
            chances.put(Choice.read(key, parts[0].strip(), VenueFault.class), PROBABILITIES.read(key, probability));
        }
        return chances;
    }
}
