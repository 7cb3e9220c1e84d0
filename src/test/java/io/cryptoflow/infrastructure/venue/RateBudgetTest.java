package io.cryptoflow.infrastructure.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
    private long nanos = -5_000_000_000L;
    private final RateBudget budget = new RateBudget(100, Duration.ofSeconds(60), () -> nanos);

    @Test
    void spendsNoMoreThanThePeriodAllows() {
        assertThat(budget.spend(60)).isZero();
        assertThat(budget.spend(40)).isZero();
        assertThat(budget.spend(1)).isEqualTo(60_001);

        pass(59_999);
        assertThat(budget.spend(1)).isPositive();
        pass(1);
        assertThat(budget.spend(100)).isZero();
    }

    @Test
    void spendsNothingBeforeTheTimeThatTheVenueNamed() {
        budget.block(Duration.ofSeconds(90));
        budget.block(Duration.ofSeconds(10));

        assertThat(budget.blockedMillis()).isEqualTo(90_001);
        pass(89_999);
        assertThat(budget.spend(1)).isPositive();
        pass(1);
        assertThat(budget.spend(1)).isZero();
        assertThat(budget.blockedMillis()).isZero();
    }

    @Test
    void waitsLongerEachTimeUpToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(450), new SplittableRandom(1));

        assertThat(backoff.nextMillis()).isBetween(50L, 100L);
        assertThat(backoff.nextMillis()).isBetween(100L, 200L);
        assertThat(backoff.nextMillis()).isBetween(200L, 400L);
        assertThat(backoff.nextMillis()).isBetween(225L, 450L);
        assertThat(backoff.nextMillis()).isBetween(225L, 450L);
        backoff.reset();
        assertThat(backoff.nextMillis()).isBetween(50L, 100L);
    }

    private void pass(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }
}
