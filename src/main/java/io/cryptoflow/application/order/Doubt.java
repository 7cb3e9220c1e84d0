package io.cryptoflow.application.order;

import io.cryptoflow.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An order of which the venue has to be asked again.
 *
 * @param since when it came into doubt
 * @param raised how often something went wrong with it meanwhile
 * @param asked how often the venue was asked, answered or not
 * @param denied how often the venue answered that there is no such order
 * @param deniedSince when it answered so for the first time
 * @param askAt when it is asked next
 */
public record Doubt(
        OrderId order, Instant since, int raised, int asked, int denied, Optional<Instant> deniedSince, Instant askAt) {
    static Doubt begin(OrderId order, Instant now) {
        return new Doubt(order, now, 1, 0, 0, Optional.empty(), now);
    }

    Doubt raisedAgain(Instant now) {
        return new Doubt(order, since, raised + 1, asked, denied, deniedSince, now);
    }

    Doubt askedAt(Instant now, Patience patience) {
        Instant next = now.plus(patience.pauseBehind(asked + 1));
        return new Doubt(order, since, raised, asked + 1, denied, deniedSince, next);
    }

    Doubt deniedAt(Instant now) {
        return new Doubt(order, since, raised, asked, denied + 1, deniedSince.or(() -> Optional.of(now)), askAt);
    }

    boolean exhausts(Patience patience, Instant now) {
        return denied >= patience.questions()
                && deniedSince
                        .map(first -> Duration.between(first, now).compareTo(patience.time()) >= 0)
                        .orElse(false);
    }
}
