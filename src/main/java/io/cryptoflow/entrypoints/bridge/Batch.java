package io.cryptoflow.entrypoints.bridge;

import java.util.List;

/** Moments of one address in their order, and their changes as one parcel. */
record Batch(List<Moment> moments, Parcel changes) {
    static Batch of(List<Moment> moments) {
        return new Batch(moments, Parcel.of(moments.stream().map(Moment::change).toList()));
    }

    long first() {
        return moments.get(0).number();
    }

    long last() {
        return moments.get(moments.size() - 1).number();
    }
}
