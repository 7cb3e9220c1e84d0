package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.value.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** An order made by chance, as many ways to say it as there are orders of its parts, and the one meaning they all have. */
record SpokenOrder(List<String> parts, String meaning) {
    private static final List<String> BUYING =
            List.of("buy", "purchase", "get me", "please buy", "i want to buy", "acquire");
    private static final List<String> SELLING =
            List.of("sell", "dump", "offload", "i'd like to sell", "could you sell");
    private static final List<String> SIZES = List.of("1", "2.5", "0.75", "3", "1,000", "0.05", "12", "4k", ".5");
    private static final List<String> PRICES =
            List.of("at %s", "@ %s", "limit %s", "at a limit of %s", "for $%s each", "at %s dollars");
    private static final List<String> TIMES =
            List.of("gtc GTC", "good till cancelled GTC", "fill or kill FOK", "ioc IOC", "good for the day DAY");

    /** A sentence: the verb with its object first, the rest in any order. */
    static SpokenOrder random(Random random) {
        boolean buy = random.nextBoolean();
        String asset = any(random, List.of("SOL", "ADA", "DOT", "LINK", "XRP", "AVAX"));
        String size = any(random, SIZES);
        List<String> parts = new ArrayList<>();
        parts.add(any(random, buy ? BUYING : SELLING) + " " + size + " " + asset);
        StringBuilder json = new StringBuilder("[{\"type\":\"place_order\",\"side\":\"")
                .append(buy ? "BUY" : "SELL")
                .append("\",\"base\":\"")
                .append(asset)
                .append("\",\"size\":{\"kind\":\"base\",\"value\":\"")
                .append(plain(size))
                .append("\"},\"order_type\":\"");
        boolean limit = random.nextInt(4) > 0;
        json.append(limit ? "LIMIT\"" : "MARKET\"");
        if (limit) {
            addPrice(random, buy, asset, parts, json);
        } else if (random.nextBoolean()) {
            parts.add(any(random, List.of("at market", "at the current price", "at market price")));
        }
        if (random.nextInt(3) == 0) {
            String venue = any(random, List.of("kraken", "Coinbase", "OKX"));
            parts.add("on " + venue);
            json.append(",\"venue\":\"").append(venue.toUpperCase(Locale.ROOT)).append('"');
        }
        return new SpokenOrder(parts, json.append("}]").toString());
    }

    private static void addPrice(Random random, boolean buy, String asset, List<String> parts, StringBuilder json) {
        BigDecimal reference = Sentences.VOCABULARY
                .referencePrice(new Asset(asset))
                .orElseThrow()
                .amount();
        BigDecimal price = reference.multiply(new BigDecimal(buy ? "0.9" : "1.25"));
        parts.add(String.format(any(random, PRICES), price.toPlainString()));
        json.append(",\"limit_price\":\"")
                .append(price.stripTrailingZeros().toPlainString())
                .append('"');
        if (random.nextInt(3) == 0) {
            String[] time = any(random, TIMES).split(" (?=[A-Z]+$)", 2);
            parts.add(time[0]);
            json.append(",\"tif\":\"").append(time[1]).append('"');
        }
    }

    /** The parts in an order made by chance, joined by commas or not. */
    String sentence(Random random) {
        List<String> rest = new ArrayList<>(parts.subList(1, parts.size()));
        Collections.shuffle(rest, random);
        String joint = random.nextBoolean() ? " " : ", ";
        rest.add(0, parts.get(0));
        return String.join(joint, rest);
    }

    private static String plain(String size) {
        String digits = size.replace(",", "");
        BigDecimal number = digits.endsWith("k")
                ? new BigDecimal(digits.substring(0, digits.length() - 1)).multiply(BigDecimal.valueOf(1000))
                : new BigDecimal(digits);
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }

    static String any(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
