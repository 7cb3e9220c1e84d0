package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.value.Asset;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes tokens of numbers, in digits or in words, with the currency or percent sign that stands at them. */
final class NumberLexer {
    private static final Map<String, String> MONEY_SIGNS = Map.of("$", "usd", "€", "eur", "£", "gbp");

    private static final List<String> PERCENT = Term.PERCENT_WORD.phrases();

    private final Pieces pieces;
    private final Lexicon lexicon;
    private final WordLexer words;

    NumberLexer(Pieces pieces, Lexicon lexicon, WordLexer words) {
        this.pieces = pieces;
        this.lexicon = lexicon;
        this.words = words;
    }

    /** The currency of the money sign that stands {@code ahead} places from here. */
    Optional<Asset> moneySign(String text) {
        return Optional.ofNullable(MONEY_SIGNS.get(text)).flatMap(lexicon::currency);
    }

    /** The number in digits here, behind the money {@code sign} if there is one. */
    Token digits(Optional<Asset> sign) {
        int start = pieces.place() - (sign.isPresent() ? 1 : 0);
        Optional<Token> special = dateOrFraction();
        if (special.isPresent()) {
            return special.orElseThrow();
        }
        String written = pieces.at(0).text();
        Optional<BigDecimal> read = Notation.read(written);
        pieces.skip(1);
        if (sign.isEmpty()
                && pieces.isLetters(0)
                && ClockTimes.isHalf(pieces.at(0).text())) {
            Optional<Token> clock = ClockTimes.read(written, pieces.at(0).text(), written);
            if (clock.isPresent()) {
                pieces.skip(1);
                return clock.orElseThrow();
            }
        }
        Optional<BigDecimal> scaled = read.map(this::scaled);
        boolean range = pieces.isSign(0, "-") && pieces.isGlued(0) && pieces.isDigits(1);
        if (scaled.isEmpty() || range) {
            pieces.skip(range ? 2 : 0);
            return new Token.Unsure(pieces.textFrom(start));
        }
        SpelledNumber.Found found = new SpelledNumber(pieces.all(), pieces.place()).after(scaled.orElseThrow());
        pieces.moveTo(found.end());
        return number(found.value(), sign, start);
    }

    /** The number or fraction in words here, if there is one. */
    Optional<Token> spelled() {
        int start = pieces.place();
        Optional<FractionWords.Found> fraction = FractionWords.at(pieces.all(), start);
        if (fraction.isPresent()) {
            FractionWords.Found part = fraction.orElseThrow();
            pieces.moveTo(part.end());
            Token.Fraction token = new Token.Fraction(part.numerator(), part.denominator(), pieces.textFrom(start));
            return Optional.of(
                    part.numerator() < part.denominator() ? times(token, start) : new Token.Unsure(token.text()));
        }
        Optional<SpelledNumber.Found> number = new SpelledNumber(pieces.all(), start).read();
        return number.map(found -> {
            pieces.moveTo(found.end());
            return number(found.value(), Optional.empty(), start);
        });
    }

    /** "Half a dozen" is a number. */
    private Token times(Token.Fraction part, int start) {
        Optional<SpelledNumber.Found> unit = new SpelledNumber(pieces.all(), pieces.place()).read();
        if (unit.isEmpty()) {
            return part;
        }
        pieces.moveTo(unit.orElseThrow().end());
        Optional<BigDecimal> value = unit.orElseThrow()
                .value()
                .filter(whole -> part.denominator() == 2)
                .map(whole -> whole.divide(BigDecimal.valueOf(part.denominator())));
        return number(value, Optional.empty(), start);
    }

    private Optional<Token> dateOrFraction() {
        int start = pieces.place();
        String first = pieces.at(0).text();
        if (pieces.isSign(1, "/") && pieces.isDigits(2)) {
            String second = pieces.at(2).text();
            pieces.skip(3);
            return Optional.of(FractionWords.written(first, second, pieces.textFrom(start)));
        }
        if (pieces.isSign(1, ":") && pieces.isDigits(2) && pieces.isGlued(2)) {
            String half = pieces.isLetters(3) && ClockTimes.isHalf(pieces.at(3).text())
                    ? pieces.at(3).text()
                    : "";
            String time = first + ":" + pieces.at(2).text();
            pieces.skip(half.isEmpty() ? 3 : 4);
            String text = pieces.textFrom(start);
            return Optional.of(ClockTimes.read(time, half, text).orElse(new Token.Unsure(text)));
        }
        if (pieces.isSign(1, "-") && pieces.isDigits(2) && pieces.isSign(3, "-") && pieces.isDigits(4)) {
            pieces.skip(5);
            return Optional.of(day(pieces.textFrom(start)));
        }
        return Optional.empty();
    }

    private static Token day(String text) {
        try {
            return new Token.Day(LocalDate.parse(text), text);
        } catch (DateTimeException notADay) {
            return new Token.Unsure(text);
        }
    }

    /** With a letter for thousands or millions that stands right behind the digits. */
    private BigDecimal scaled(BigDecimal number) {
        String letter = pieces.isLetters(0) && pieces.isGlued(0) ? pieces.at(0).text() : "";
        int times = letter.equals("k") ? 1_000 : letter.equals("m") ? 1_000_000 : 1;
        pieces.skip(times == 1 ? 0 : 1);
        return number.multiply(BigDecimal.valueOf(times));
    }

    /** The number with what may stand behind it: a percent sign, a currency. */
    private Token number(Optional<BigDecimal> value, Optional<Asset> sign, int start) {
        if (value.isEmpty()) {
            return new Token.Unsure(pieces.textFrom(start));
        }
        boolean percent = pieces.isLetters(0) && PERCENT.contains(pieces.at(0).text());
        if (pieces.isSign(0, "%") || percent) {
            pieces.skip(1);
            return new Token.Percent(value.orElseThrow(), pieces.textFrom(start));
        }
        Optional<Asset> behind = sign.isEmpty() ? signBehind().or(() -> currencyBehind(sign)) : currencyBehind(sign);
        return new Token.Numeral(value.orElseThrow(), behind.or(() -> sign), pieces.textFrom(start));
    }

    private Optional<Asset> signBehind() {
        Optional<Asset> sign = pieces.isGlued(0) ? moneySign(pieces.at(0).text()) : Optional.empty();
        sign.ifPresent(currency -> pieces.skip(1));
        return sign;
    }

    /** The currency named behind a number; behind a money sign it must be the same. */
    private Optional<Asset> currencyBehind(Optional<Asset> sign) {
        int before = pieces.place();
        Optional<Asset> named = Optional.of(pieces)
                .filter(here -> here.isLetters(0))
                .flatMap(here -> words.phrase())
                .filter(Token.Cash.class::isInstance)
                .map(token -> ((Token.Cash) token).asset())
                .filter(asset -> sign.isEmpty() || sign.equals(Optional.of(asset)));
        if (named.isEmpty()) {
            pieces.moveTo(before);
        }
        return named;
    }
}
