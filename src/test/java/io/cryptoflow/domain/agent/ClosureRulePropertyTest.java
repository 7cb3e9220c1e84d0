package io.cryptoflow.domain.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a sentence names: orders that name the same pass, and any that names something else does not. */
class ClosureRulePropertyTest {
    private static final AccountContext CONTEXT =
            new AccountContext(Instant.EPOCH, ZoneOffset.UTC, new Asset("USD"), List.of());

    /** An order as a sentence may name it: so many units of an asset, perhaps at a price, perhaps at a venue. */
    record Named(int units, String base, Optional<Integer> price, Optional<String> venue) {
        Intent.PlaceOrder order() {
            return new Intent.PlaceOrder(new OrderWish(
                    Side.BUY,
                    new Asset(base),
                    Optional.empty(),
                    WishedSize.ofBase(BigDecimal.valueOf(units)),
                    price.isPresent() ? OrderType.LIMIT : OrderType.MARKET,
                    price.map(amount -> new Price(BigDecimal.valueOf(amount))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    venue,
                    Optional.empty(),
                    Optional.empty()));
        }

        private List<Mentions.Figure> figures() {
            List<Mentions.Figure> figures = new ArrayList<>();
            figures.add(figure(units, Set.of(Mentions.Role.UNITS), Optional.of(new Asset(base))));
            price.ifPresent(amount ->
                    figures.add(figure(amount, Set.of(Mentions.Role.PRICE, Mentions.Role.MONEY), Optional.empty())));
            return figures;
        }

        private static Mentions.Figure figure(int value, Set<Mentions.Role> roles, Optional<Asset> unit) {
            return new Mentions.Figure(List.of(new Mentions.Sense(BigDecimal.valueOf(value), roles, unit)));
        }
    }

    private static Mentions mentions(List<Named> all) {
        List<Mentions.Figure> figures = new ArrayList<>();
        Set<Asset> assets = new HashSet<>();
        Set<String> venues = new HashSet<>();
        all.forEach(named -> {
            figures.addAll(named.figures());
            assets.add(new Asset(named.base()));
            named.venue().ifPresent(venues::add);
        });
        return new Mentions(figures, assets, venues, Set.of(Mentions.Sign.BUYING));
    }

    private static boolean passes(List<Named> said, List<Named> meant) {
        List<Intent> intents = new ArrayList<>();
        meant.forEach(named -> intents.add(named.order()));
        return ClosureRule.objection(mentions(said), intents, CONTEXT).isEmpty();
    }

    @Property(tries = 500)
    void passesWhatNamesTheSame(@ForAll("named") Named one, @ForAll("named") Named two) {
        assertThat(passes(List.of(one), List.of(one))).isTrue();
        assertThat(passes(List.of(one, two), List.of(one, two))).isTrue();
    }

    @Property(tries = 1_000)
    void stopsWhatNamesAnythingElse(@ForAll("named") Named said, @ForAll("named") Named meant) {
        assertThat(passes(List.of(said), List.of(meant))).isEqualTo(said.equals(meant));
    }

    @Property(tries = 500)
    void stopsWhatLeavesAnOrderOut(@ForAll("named") Named one, @ForAll("named") Named two) {
        assertThat(passes(List.of(one, two), List.of(one))).isEqualTo(one.equals(two) || covers(one, two));
    }

    /** Whether all that {@code two} names is in {@code one} already. */
    private static boolean covers(Named one, Named two) {
        boolean price = two.price().isEmpty() || two.price().equals(one.price());
        boolean venue = two.venue().isEmpty() || two.venue().equals(one.venue());
        return one.units() == two.units() && one.base().equals(two.base()) && price && venue;
    }

    @Provide
    Arbitrary<Named> named() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("BTC", "ETH"),
                        Arbitraries.integers().between(1, 3).optional(),
                        Arbitraries.of("KRAKEN", "BINANCE").optional())
                .as(Named::new);
    }
}
