package io.cryptoflow.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Plays one and the same stream to both books; a run that does not trade what it must ends the benchmark. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MatchingJmh {
    static final int COMMANDS = 500_000;
    static final long SEED = 20_240_805;

    /** Orders that rest about all the time. */
    @Param({"1000", "10000", "100000"})
    public int resting;

    /** The product's engine, or exchange-core's; JMH measures both of a size one after the other. */
    @Param({"cryptoflow", "exchange-core"})
    public String tested = "";

    private MatchingStream stream = new MatchingStream(0, 1, 1);
    private TestedBook book = new CryptoFlowBook();
    private long expectedLots;

    static TestedBook open(String engine) {
        return engine.equals("cryptoflow") ? new CryptoFlowBook() : new ExchangeCoreBook();
    }

    /** What the stream trades, counted once by each engine. */
    @Setup(Level.Trial)
    public void makeStream() {
        stream = new MatchingStream(SEED, resting, COMMANDS);
        expectedLots = lots("cryptoflow");
        if (lots("exchange-core") != expectedLots) {
            throw new BenchFailure("the engines trade " + expectedLots + " and " + lots("exchange-core") + " lots");
        }
    }

    private long lots(String name) {
        TestedBook counted = open(name);
        counted.play(stream, 0, stream.length());
        return counted.tradedLots();
    }

    /** An empty book gets the orders that rest at the beginning. */
    @Setup(Level.Invocation)
    public void fillBook() {
        book = open(tested);
        book.play(stream, 0, stream.prefill);
    }

    /** The commands behind the first ones. */
    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public void commands() {
        book.play(stream, stream.prefill, stream.length());
    }

    /** Nobody is fast by trading less. */
    @TearDown(Level.Invocation)
    public void countTrades() {
        if (book.tradedLots() != expectedLots) {
            throw new BenchFailure("expected " + expectedLots + " lots, traded " + book.tradedLots());
        }
    }
}
