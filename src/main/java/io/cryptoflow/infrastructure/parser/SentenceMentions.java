package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.Mentions;
import io.cryptoflow.domain.agent.Mentions.Role;
import io.cryptoflow.domain.agent.Mentions.Sign;
import io.cryptoflow.domain.value.Asset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the numbers, assets and venues among the tokens of a sentence that the grammar could not read. */
final class SentenceMentions {
    private static final Map<Sign, List<Term>> SIGNS = new EnumMap<>(Map.ofEntries(
            Map.entry(Sign.REVERSAL, List.of(Term.NEGATION, Term.UNLESS, Term.INSTEAD)),
            Map.entry(
                    Sign.TIME,
                    List.of(
                            Term.MINUTES,
                            Term.HOURS,
                            Term.DAYS,
                            Term.WEEKS,
                            Term.WEEKDAY,
                            Term.MONTH,
                            Term.TOMORROW,
                            Term.UNTIL)),
            Map.entry(Sign.EVERYTHING, List.of(Term.EVERYTHING)),
            Map.entry(Sign.WHOLE, List.of(Term.ALL, Term.ENTIRE, Term.CLOSE, Term.EVERY)),
            Map.entry(Sign.CONDITION, List.of(Term.IF)),
            Map.entry(Sign.EXCEPTION, List.of(Term.EXCEPT)),
            Map.entry(Sign.LAST, List.of(Term.LAST)),
            Map.entry(Sign.BUYING, List.of(Term.BUY, Term.BID, Term.SPEND)),
            Map.entry(Sign.SELLING, List.of(Term.SELL, Term.OFFER, Term.CLOSE))));

    private final List<Mentions.Figure> figures = new ArrayList<>();
    private final Set<Asset> assets = new HashSet<>();
    private final Set<String> venues = new HashSet<>();
    private final Set<Sign> signs = EnumSet.noneOf(Sign.class);

    private SentenceMentions() {}

    static Mentions of(List<Token> tokens) {
        SentenceMentions found = new SentenceMentions();
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Token> next = i + 1 < tokens.size() ? Optional.of(tokens.get(i + 1)) : Optional.empty();
            boolean ordered = i > 0
                    && (Cursor.means(tokens.get(i - 1), Term.ORDER) || Cursor.means(tokens.get(i - 1), Term.NUMBERED));
            found.add(tokens.get(i), next, ordered);
        }
        return new Mentions(found.figures, found.assets, found.venues, found.signs);
    }

    /** @param ordered whether it stands behind the word order */
    private void add(Token token, Optional<Token> next, boolean ordered) {
        if (token instanceof Token.Numeral number) {
            number.currency().ifPresent(assets::add);
            figures.add(new Mentions.Figure(List.of(sense(number, next, ordered))));
        } else if (token instanceof Token.Percent percent) {
            figures.add(new Mentions.Figure(List.of(percent(percent.value()))));
        } else if (token instanceof Token.Fraction part) {
            figures.add(new Mentions.Figure(senses(part)));
        } else if (token instanceof Token.OrderNumber order) {
            figures.add(new Mentions.Figure(
                    List.of(new Mentions.Sense(new BigDecimal(order.id()), Set.of(Role.ORDER), Optional.empty()))));
        } else if (token instanceof Token.Unsure || token instanceof Token.Negative) {
            signs.add(Sign.UNCERTAIN);
        } else if (token instanceof Token.TimeOfDay || token instanceof Token.Day) {
            signs.add(Sign.TIME);
        } else {
            addWord(token);
        }
    }

    private void addWord(Token token) {
        if (token instanceof Token.Coin coin) {
            assets.add(coin.asset());
        } else if (token instanceof Token.Cash cash) {
            assets.add(cash.asset());
        } else if (token instanceof Token.Pair pair) {
            assets.add(pair.base());
            assets.add(pair.quote());
        } else if (token instanceof Token.Venue venue) {
            venues.add(venue.name());
        }
        SIGNS.forEach((sign, terms) -> {
            if (terms.stream().anyMatch(term -> Cursor.means(token, term))) {
                signs.add(sign);
            }
        });
    }

    private static Mentions.Sense sense(Token.Numeral number, Optional<Token> next, boolean ordered) {
        if (number.currency().isPresent()) {
            return new Mentions.Sense(number.value(), Set.of(Role.MONEY, Role.PRICE), number.currency());
        }
        Optional<Asset> unit = next.filter(Token.Coin.class::isInstance).map(token -> ((Token.Coin) token).asset());
        if (ordered && unit.isEmpty()) {
            return new Mentions.Sense(number.value(), Set.of(Role.ORDER), unit);
        }
        Set<Role> roles = unit.isPresent() ? Set.of(Role.UNITS) : Set.of(Role.UNITS, Role.MONEY, Role.PRICE);
        return new Mentions.Sense(number.value(), roles, unit);
    }

    private static Mentions.Sense percent(BigDecimal value) {
        return new Mentions.Sense(value, Set.of(Role.PERCENT), Optional.empty());
    }

    private static List<Mentions.Sense> senses(Token.Fraction part) {
        BigDecimal percent = Amounts.percent(part);
        BigDecimal units = BigDecimal.valueOf(part.numerator())
                .divide(BigDecimal.valueOf(part.denominator()), percent.scale() + 2, RoundingMode.HALF_UP);
        return List.of(percent(percent), new Mentions.Sense(units, Set.of(Role.UNITS), Optional.empty()));
    }
}
