package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a sentence names, found without understanding it. What a model makes of a sentence is held against this.
 *
 * @param figures every number of the sentence
 * @param assets coins and currencies
 * @param venues names in capital letters
 * @param signs what certain words of the sentence ask of its meaning
 */
public record Mentions(List<Figure> figures, Set<Asset> assets, Set<String> venues, Set<Sign> signs) {
    /** Keeps what it was given. */
    public Mentions {
        figures = List.copyOf(figures);
        assets = Set.copyOf(assets);
        venues = Set.copyOf(venues);
        signs = Set.copyOf(signs);
    }

    /** What a number of a request is. */
    public enum Role {
        /** Units of an asset. */
        UNITS,
        /** An amount of money. */
        MONEY,
        /** A price. */
        PRICE,
        /** A percentage. */
        PERCENT,
        /** The number of an order. */
        ORDER
    }

    /** A word of the sentence, by what it demands. */
    public enum Sign {
        /** Turns the sentence round: don't, unless, instead. */
        REVERSAL,
        /** A time or date, which only the grammar reads. */
        TIME,
        /** A number that people read differently. */
        UNCERTAIN,
        /** All that somebody owns. */
        EVERYTHING,
        /** All of something, closing a position. */
        WHOLE,
        /** A condition. */
        CONDITION,
        /** Orders that are not meant. */
        EXCEPTION,
        /** The newest order. */
        LAST,
        /** A verb of buying. */
        BUYING,
        /** A verb of selling. */
        SELLING
    }

    /** A number of the sentence with all that it can be; half is 0.5 units or 50 percent. */
    public record Figure(List<Sense> senses) {
        /** Keeps what it was given. */
        public Figure {
            senses = List.copyOf(senses);
        }

        boolean allows(Use use) {
            return senses.stream().anyMatch(sense -> sense.allows(use));
        }
    }

    /**
     * One thing that a number can be.
     *
     * @param unit the asset that stands at it, if any
     */
    public record Sense(BigDecimal value, Set<Role> roles, Optional<Asset> unit) {
        /** Keeps what it was given. */
        public Sense {
            roles = Set.copyOf(roles);
        }

        private boolean allows(Use use) {
            boolean sameUnit = unit.isEmpty() || use.role() == Role.PRICE || unit.equals(use.unit());
            return value.compareTo(use.value()) == 0 && roles.contains(use.role()) && sameUnit;
        }
    }

    /**
     * What a request does with a number.
     *
     * @param unit of which asset it is an amount, if of any
     */
    record Use(BigDecimal value, Role role, Optional<Asset> unit) {}

    /** Whether the sentence has such a word. */
    public boolean has(Sign sign) {
        return signs.contains(sign);
    }
}
