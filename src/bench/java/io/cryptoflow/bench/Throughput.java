package io.cryptoflow.bench;

/** Operations done within a time, and how long half and all but one in a hundred of them took at most. */
record Throughput(long count, double seconds, double p50Millis, double p99Millis) {
    double perSecond() {
        return count / seconds;
    }
}
