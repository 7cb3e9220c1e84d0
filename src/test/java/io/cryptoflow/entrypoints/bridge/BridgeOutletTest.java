package io.cryptoflow.entrypoints.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BridgeOutletTest {
    private static final int LIMIT = 4;

    /** Every write is one byte, which the network takes when a test says so. */
    private final Queue<Runnable> network = new ArrayDeque<>();

    private final BridgeOutlet outlet = new BridgeOutlet(new OneByteWire(), LIMIT, written -> {});
    private int drained;

    @Test
    void isFullFromItsLimitUntilHalfOfThatIsLeft() {
        write(LIMIT - 1);
        assertThat(outlet.isFull()).isFalse();
        write(1);
        assertThat(outlet.isFull()).isTrue();

        take(1);
        assertThat(outlet.isFull()).isTrue();
        take(1);
        assertThat(outlet.isFull()).isFalse();
    }

    @Test
    void countsTheSecondsOfANetworkThatTookALittleAndNothingMore() {
        write(LIMIT);
        outlet.onDrain(() -> drained++);
        take(1);

        assertThat(outlet.tick()).isEqualTo(1);
        assertThat(outlet.tick()).isEqualTo(2);
        assertThat(drained).isZero();
    }

    @Test
    void callsBackOnceWhenItHasDrainedAndCountsNoMore() {
        write(LIMIT);
        outlet.onDrain(() -> drained++);
        outlet.tick();

        take(LIMIT);

        assertThat(drained).isEqualTo(1);
        assertThat(outlet.tick()).isZero();
    }

    private void write(int times) {
        for (int i = 0; i < times; i++) {
            outlet.write(Message.ofFrame(new JsonObject()));
        }
    }

    private void take(int times) {
        for (int i = 0; i < times; i++) {
            network.remove().run();
        }
    }

    private final class OneByteWire implements Wire {
        @Override
        public int size(Parcel parcel) {
            return 1;
        }

        @Override
        public void write(Parcel parcel, Runnable taken) {
            network.add(taken);
        }

        @Override
        public void flush() {}

        @Override
        public void close(int code, String text) {}

        @Override
        public void cut() {}
    }
}
