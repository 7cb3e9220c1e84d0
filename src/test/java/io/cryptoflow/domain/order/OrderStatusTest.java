package io.cryptoflow.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrderStatusTest {
    /** Rows: from; columns, in the order of the enum: to. {@code x} is legal. */
    private static final String MATRIX =
            """
            PENDING_NEW      . x x x x x x x . x
            NEW              x . x x x x . x . x
            PARTIALLY_FILLED . . x x x x . x . x
            FILLED           . . . . . . . . . .
            PENDING_CANCEL   . . . x x x x x . x
            CANCELED         . . . . x . . . . .
            REJECTED         . . . . x . . . . .
            EXPIRED          . . . . . . . . . .
            DENIED           . . . . . . . . . .
            UNKNOWN          . x x x x x x x . .
            """;

    @Test
    void allowsExactlyTheDrawnTransitions() {
        String drawn = Arrays.stream(OrderStatus.values())
                .map(from -> String.format("%-16s ", from)
                        + Arrays.stream(OrderStatus.values())
                                .map(to -> from.mayBecome(to) ? "x" : ".")
                                .collect(Collectors.joining(" "))
                        + "\n")
                .collect(Collectors.joining());

        assertThat(drawn).isEqualTo(MATRIX);
    }

    @Test
    void isOpenWhileItMayWork() {
        List<OrderStatus> open =
                Arrays.stream(OrderStatus.values()).filter(OrderStatus::isOpen).toList();

        assertThat(open)
                .containsExactly(
                        OrderStatus.PENDING_NEW,
                        OrderStatus.NEW,
                        OrderStatus.PARTIALLY_FILLED,
                        OrderStatus.PENDING_CANCEL,
                        OrderStatus.UNKNOWN);
    }
}
