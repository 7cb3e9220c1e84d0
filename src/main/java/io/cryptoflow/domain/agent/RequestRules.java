package io.cryptoflow.domain.agent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checks that every request passes before anything of it is drafted, on the whole of a sentence. */
public final class RequestRules {
    private final Plausibility plausibility;

    /** Judges prices and sizes by {@code vocabulary}. */
    public RequestRules(MarketVocabulary vocabulary) {
        plausibility = new Plausibility(vocabulary);
    }

    /** The first thing that speaks against {@code intents}, if anything does. */
    public Optional<Objection> objection(List<Intent> intents) {
        Stream<Optional<Objection>> each = WishRules.orders(intents).stream()
                .map(order -> WishRules.objection(order).or(() -> plausibility.objection(order)));
        return each.flatMap(Optional::stream)
                .findFirst()
                .or(() -> ofAttached(intents))
                .or(() -> ofNeighbors(intents))
                .or(() -> WishRules.ofConditions(intents));
    }

    private static Optional<Objection> ofAttached(List<Intent> intents) {
        for (int i = 0; i < intents.size(); i++) {
            if (!(intents.get(i) instanceof Intent.PlaceOrder place)
                    || place.order().attachedTo().isEmpty()) {
                continue;
            }
            int parent = place.order().attachedTo().orElseThrow();
            Optional<Objection> objection =
                    parent >= 0 && parent < i && intents.get(parent) instanceof Intent.PlaceOrder to
                            ? WishRules.ofAttached(place.order(), to.order())
                            : WishRules.whichOrder();
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<Objection> ofNeighbors(List<Intent> intents) {
        List<OrderWish> alone = WishRules.orders(intents).stream()
                .filter(order -> order.attachedTo().isEmpty())
                .toList();
        for (int i = 1; i < alone.size(); i++) {
            Optional<Objection> objection = WishRules.ofNeighbors(alone.get(i - 1), alone.get(i));
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }
}
