package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The closure rule for those who do not read word by word: what a model wants to trade names exactly the numbers, assets and venues
 * that the sentence names, each in a role that it has there. Nothing may be invented, and nothing left out.
 */
public final class ClosureRule {
    private ClosureRule() {}

    /** What {@code intents} add to the sentence or take from it, if they trade and anything of the kind is there. */
    public static Optional<Objection> objection(Mentions said, List<Intent> intents, AccountContext context) {
        if (intents.stream().noneMatch(Intent::trades)) {
            return Optional.empty();
        }
        Uses used = Uses.of(intents, said.has(Mentions.Sign.WHOLE), context);
        boolean sound = readsWords(said, intents)
                && usesFigures(said, used)
                && usesAssets(said, used, context.currency())
                && said.venues().equals(used.venues)
                && intents.stream().allMatch(intent -> isNamed(said, intent));
        return sound ? Optional.empty() : Optional.of(new Objection(ReplyReason.NOT_UNDERSTOOD, ""));
    }

    private static boolean usesFigures(Mentions said, Uses used) {
        boolean invented =
                used.numbers.stream().anyMatch(use -> said.figures().stream().noneMatch(figure -> figure.allows(use)));
        boolean forgotten =
                said.figures().stream().anyMatch(figure -> used.numbers.stream().noneMatch(figure::allows));
        return !invented && !forgotten;
    }

    /** The account's own currency may stay unsaid, and may be said without a role. */
    private static boolean usesAssets(Mentions said, Uses used, Asset currency) {
        Set<Asset> forgotten = new HashSet<>(said.assets());
        forgotten.removeAll(used.assets);
        forgotten.removeAll(used.implied);
        Set<Asset> invented = new HashSet<>(used.assets);
        invented.removeAll(said.assets());
        forgotten.remove(currency);
        invented.remove(currency);
        return forgotten.isEmpty() && invented.isEmpty();
    }

    private static boolean readsWords(Mentions said, List<Intent> intents) {
        boolean open =
                said.has(Mentions.Sign.REVERSAL) || said.has(Mentions.Sign.TIME) || said.has(Mentions.Sign.UNCERTAIN);
        boolean waits = WishRules.orders(intents).stream()
                .anyMatch(order -> order.condition().isPresent());
        return !open && waits == said.has(Mentions.Sign.CONDITION);
    }

    private static boolean isNamed(Mentions said, Intent intent) {
        if (intent instanceof Intent.PlaceOrder place) {
            return isNamed(said, place.order());
        }
        if (intent instanceof Intent.ModifyOrder modify) {
            return isNamed(said, modify.filter()) && !modify.filter().equals(OrderFilter.ALL);
        }
        boolean everything = said.has(Mentions.Sign.WHOLE) || said.has(Mentions.Sign.EVERYTHING);
        return !(intent instanceof Intent.CancelOrders cancel)
                || (isNamed(said, cancel.filter())
                        && (everything || !cancel.filter().equals(OrderFilter.ALL)));
    }

    private static boolean isNamed(Mentions said, OrderWish order) {
        boolean buying = said.has(Mentions.Sign.BUYING);
        boolean selling = said.has(Mentions.Sign.SELLING);
        boolean exit = order.attachedTo().isPresent() || order.type().isConditional();
        boolean otherSide = order.side() == Side.BUY ? selling && !buying : buying && !selling && !exit;
        return !otherSide
                && !said.has(Mentions.Sign.EVERYTHING)
                && order.expiresAt().isEmpty();
    }

    private static boolean isNamed(Mentions said, OrderFilter filter) {
        return filter.last() == said.has(Mentions.Sign.LAST)
                && filter.excluded().isEmpty() == !said.has(Mentions.Sign.EXCEPTION);
    }
}
