package io.cryptoflow.entrypoints.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Symbol;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One client of one address, with a network that takes nothing until it is told to. */
class MarketStreamTest {
    private static final BridgeAddress BOOK = BridgeAddress.ofMarket(BridgeAddress.Kind.BOOK, Symbol.of("BTC-USDT"));
    private static final int LIMIT = 150;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Feeds feeds = new Feeds();
    private final SlowWire wire = new SlowWire();
    private final BridgeOutlet outlet = new BridgeOutlet(wire, LIMIT, written -> {});
    private final MarketStream stream = new MarketStream(BOOK, feeds, outlet, new BridgeMetrics(meters));
    private final Deque<Audience> told = new ArrayDeque<>();
    private final Audience audience = new Audience(false, told::add);
    private int encoded;

    @Test
    void beginsWithAllThereIsToKnowAndGoesOnWithChanges() {
        tell(1);
        listen();
        tell(2);
        tell(3);
        deliver();

        assertThat(wire.written).containsExactly("whole 1", "change 2", "change 3");
    }

    @Test
    void givesASlowReaderAllThereIsToKnowInPlaceOfWhatItMissed() {
        tell(1);
        listen();
        for (int i = 2; i <= 9; i++) {
            tell(i);
            deliver();
        }

        assertThat(wire.written).containsExactly("whole 1", "change 2");
        wire.takeAll();
        assertThat(wire.written).containsExactly("whole 1", "change 2", "whole 9");
        tell(10);
        deliver();
        assertThat(wire.written).endsWith("change 10");
        assertThat(meters.get("bridge.events")
                        .tag("outcome", "conflated")
                        .tag("channel", "book")
                        .counter()
                        .count())
                .isEqualTo(7);
    }

    @Test
    void givesAllThereIsToKnowWhenTheEventLoopWasTooLate() {
        tell(1);
        listen();
        wire.takeAll();
        for (int i = 2; i <= 500; i++) {
            tell(i);
        }
        deliver();

        assertThat(wire.written).hasSizeLessThan(130).endsWith("whole 500");
    }

    @Test
    void encodesNothingThatNobodyGets() {
        tell(1);
        tell(2);
        tell(3);

        listen();

        assertThat(encoded).isEqualTo(1);
    }

    @Test
    void writesNothingAfterItsEnd() {
        tell(1);
        listen();
        tell(2);
        stream.end();
        deliver();

        assertThat(wire.written).containsExactly("whole 1");
    }

    private void listen() {
        feeds.join(BOOK.name(), audience);
        audience.add(stream);
        stream.begin();
    }

    private void tell(int state) {
        feeds.tell(BOOK.name(), number -> new Moment(number, message("change " + state), message("whole " + state)));
    }

    private Message message(String text) {
        return Message.of(BOOK, 1, () -> {
            encoded++;
            return new JsonObject().put("text", text);
        });
    }

    private void deliver() {
        while (!told.isEmpty()) {
            told.remove().deliver();
        }
    }

    /** Keeps everything until it is taken. */
    private static final class SlowWire implements Wire {
        private final List<String> written = new ArrayList<>();
        private final List<Runnable> waiting = new ArrayList<>();

        @Override
        public int size(Parcel parcel) {
            return parcel.frames().length;
        }

        @Override
        public void write(Parcel parcel, Runnable taken) {
            parcel.messages()
                    .forEach(message -> written.add(
                            new JsonObject(message.text()).getJsonObject("body").getString("text")));
            waiting.add(taken);
        }

        void takeAll() {
            List<Runnable> all = List.copyOf(waiting);
            waiting.clear();
            all.forEach(Runnable::run);
        }

        @Override
        public void flush() {
            // Nothing is ever flushed here.
        }

        @Override
        public void close(int code, String text) {
            throw new UnsupportedOperationException("a stream closes nothing");
        }

        @Override
        public void cut() {
            throw new UnsupportedOperationException("a stream cuts nothing");
        }
    }
}
