package io.cryptoflow.bench;

import java.util.Arrays;
import java.util.Collection;

/** Times of single operations in nanoseconds, of one thread. */
final class Latencies {
    private long[] nanos = new long[1_024];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    /** What {@code parts}, each of one connection, come to over {@code seconds}. */
    static Throughput over(double seconds, Collection<Latencies> parts) {
        long[] all = parts.stream()
                .flatMapToLong(part -> Arrays.stream(part.nanos, 0, part.count))
                .sorted()
                .toArray();
        if (all.length == 0) {
            throw new BenchFailure("nothing was done in time");
        }
        return new Throughput(all.length, seconds, quantile(all, 0.50), quantile(all, 0.99));
    }

    /** The smallest measured value that at least {@code fraction} of all do not exceed, in milliseconds. */
    private static double quantile(long[] sorted, double fraction) {
        int rank = (int) Math.ceil(fraction * sorted.length);
        return sorted[rank - 1] / 1e6;
    }
}
