package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.value.Asset;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/** A word or a group of words with its meaning. */
sealed interface Token {
    /** As it stands in the sentence. */
    String text();

    /** A word or phrase of the lexicon, with all the roles that it may have. */
    record Said(Set<Term> terms, String text) implements Token {}

    /** A number; money when it came with a currency. */
    record Numeral(BigDecimal value, Optional<Asset> currency, String text) implements Token {}

    /** A number with a percent sign. */
    record Percent(BigDecimal value, String text) implements Token {}

    /** A part of one, such as three quarters. */
    record Fraction(int numerator, int denominator, String text) implements Token {}

    /** Digits that people read differently. */
    record Unsure(String text) implements Token {}

    /** A number below zero. */
    record Negative(String text) implements Token {}

    /** An asset that can be traded. */
    record Coin(Asset asset, String text) implements Token {}

    /** A currency to pay with. */
    record Cash(Asset asset, String text) implements Token {}

    /** A base and a quote asset. */
    record Pair(Asset base, Asset quote, String text) implements Token {}

    /** A venue, in capital letters. */
    record Venue(String name, String text) implements Token {}

    /** The number of an order, with its sign. */
    record OrderNumber(String id, String text) implements Token {}

    /** A time of day. */
    record TimeOfDay(LocalTime time, String text) implements Token {}

    /** A calendar day, as {@code 2026-03-20}. */
    record Day(LocalDate date, String text) implements Token {}

    /** A word of no known meaning. */
    record Unknown(String text) implements Token {}
}
