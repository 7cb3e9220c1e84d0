package io.cryptoflow.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.infrastructure.ids.TimeOrderedIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderIdTest {
    private static final int PER_MILLISECOND = 16;

    @Test
    void idsOfOneMillisecondAndOfTheNextAreNeighboursByTheirHashes() {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");

        assertThat(hashesFrom(now, 2 * PER_MILLISECOND).distinct()).hasSize(PER_MILLISECOND);
        int first = hashesFrom(now, 1).findFirst().orElseThrow();
        assertThat(hashesFrom(now, PER_MILLISECOND))
                .allMatch(hash -> hash - first >= 0 && hash - first < PER_MILLISECOND);
        assertThat(hashesFrom(now.plusMillis(1), 1)).containsExactly(first + PER_MILLISECOND);
    }

    @Test
    void equalIdsHaveEqualHashes() {
        String text = "01930000-0000-7abc-8000-000000000001";

        assertThat(OrderId.of(text)).isEqualTo(OrderId.of(text)).hasSameHashCodeAs(OrderId.of(text));
    }

    private static Stream<Integer> hashesFrom(Instant moment, int count) {
        TimeOrderedIds ids = new TimeOrderedIds(InstantSource.fixed(moment), new Random(1));
        return Stream.generate(ids).limit(count).map(OrderId::hashCode);
    }
}
