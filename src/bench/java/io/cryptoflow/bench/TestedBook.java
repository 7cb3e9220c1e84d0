package io.cryptoflow.bench;

/** An order book that a {@link MatchingStream} is played to. */
public interface TestedBook {
    /** Takes the commands from {@code from} to before {@code to}. */
    void play(MatchingStream stream, int from, int to);

    /** Lots that takers took so far. */
    long tradedLots();

    /** How many orders rest now. */
    int restingOrders();

    /** What holds the orders, to be measured. */
    Object root();
}
