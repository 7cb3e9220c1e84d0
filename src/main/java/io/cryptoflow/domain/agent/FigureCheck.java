package io.cryptoflow.domain.agent;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether every figure of a text is one that a tool told. A figure is every run of digits with its decimal point, grouping
 * commas and suffix ({@code 61.5k}); the sign does not count. Number words from "two" on are figures as well, so that no price
 * hides behind them.
 */
public final class FigureCheck {
    private static final Pattern FIGURE =
            Pattern.compile("(?<![\\p{L}\\p{N}_])(\\p{Nd}[\\p{Nd},.]*\\p{Nd}|\\p{Nd})([kKmM](?![\\p{L}\\p{N}]))?");
    private static final Pattern ANY_DIGIT = Pattern.compile("\\p{N}");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final List<String> SMALL =
            List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Set<String> LARGE = Set.of(
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "thousand",
            "million",
            "billion",
            "grand",
            "dozen",
            "half",
            "quarter",
            "third",
            "double",
            "triple");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private final TreeSet<BigDecimal> allowed;

    /** Allows the figures of {@code told}, whatever their sign and their trailing zeros. */
    public FigureCheck(Collection<BigDecimal> told) {
        allowed = new TreeSet<>();
        told.forEach(figure -> allowed.add(figure.abs()));
    }

    /** Allows every figure that stands in {@code texts}: what tools told, or what the user said. */
    public static FigureCheck ofTexts(Collection<String> texts) {
        List<BigDecimal> told = new ArrayList<>();
        for (String text : texts) {
            Matcher figures = FIGURE.matcher(text);
            while (figures.find()) {
                value(figures).ifPresent(told::add);
            }
        }
        return new FigureCheck(told);
    }

    /** The figures of {@code text} that nobody told, as they stand there; empty when it may be shown. */
    public List<String> untold(String text) {
        List<String> untold = new ArrayList<>();
        StringBuilder rest = new StringBuilder(text);
        Matcher figures = FIGURE.matcher(text);
        while (figures.find()) {
            if (value(figures).filter(allowed::contains).isEmpty()) {
                untold.add(figures.group());
            }
            blank(rest, figures.start(), figures.end());
        }
        Matcher stray = ANY_DIGIT.matcher(rest);
        while (stray.find()) {
            untold.add(stray.group());
        }
        Matcher words = WORD.matcher(rest);
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            int small = SMALL.indexOf(word);
            boolean told = small < 0 ? !LARGE.contains(word) : allowed.contains(BigDecimal.valueOf(small + 2L));
            if (!told) {
                untold.add(words.group());
            }
        }
        return untold;
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, ' ');
        }
    }

    private static Optional<BigDecimal> value(Matcher figure) {
        String written = figure.group(1);
        boolean grouped = GROUPED.matcher(written).matches();
        if (!grouped && !PLAIN.matcher(written).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(written.replace(",", ""));
        String suffix = String.valueOf(figure.group(2)).toLowerCase(Locale.ROOT);
        return Optional.of(
                switch (suffix) {
                    case "k" -> number.multiply(THOUSAND);
                    case "m" -> number.multiply(THOUSAND).multiply(THOUSAND);
                    default -> number;
                });
    }
}
