package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import java.util.List;
import java.util.Optional;

/**
 * What can be traded, and how people call it.
 *
 * @param assets what can be bought and sold
 * @param currencies what it can be paid with
 * @param venues names in capital letters
 */
public record MarketVocabulary(List<Traded> assets, List<Named> currencies, List<String> venues) {
    /** Keeps what it was given. */
    public MarketVocabulary {
        assets = List.copyOf(assets);
        currencies = List.copyOf(currencies);
        venues = List.copyOf(venues);
    }

    /** An asset and its names in small letters, singular, beside its code. */
    public record Named(Asset asset, List<String> names) {
        /** Keeps what it was given. */
        public Named {
            names = List.copyOf(names);
        }
    }

    /** A traded asset, and about what one unit costs in dollars: to notice slips of the finger, for nothing else. */
    public record Traded(Named named, Price referencePrice) {}

    /** About what one unit of {@code asset} costs in dollars. */
    public Optional<Price> referencePrice(Asset asset) {
        return assets.stream()
                .filter(traded -> traded.named().asset().equals(asset))
                .map(Traded::referencePrice)
                .findFirst();
    }
}
