package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order as one would say it, part by part, so that a part can be said anew. What an interpreter reads of the whole is to be held
 * against the wish: words are no proof.
 *
 * @param condition empty when there is none
 * @param size side, size and asset
 * @param price kind and prices; empty for a plain market order
 * @param rest time in force, maker only
 * @param venue empty when none was named
 */
public record Spoken(String condition, String size, String price, String rest, String venue) {
    private static final String DOLLARS = "USD";

    /** The words for {@code wish}. */
    public static Spoken of(OrderWish wish) {
        return new Spoken(
                wish.condition().map(Spoken::condition).orElse(""),
                size(wish),
                price(wish),
                rest(wish),
                wish.venue().map(name -> "on " + name).orElse(""));
    }

    /** The whole sentence. */
    public String sentence() {
        List<String> parts = new ArrayList<>(List.of(condition, size, price, rest, venue));
        parts.removeIf(String::isEmpty);
        return String.join(" ", parts);
    }

    /** The same with another size. */
    public Spoken withSize(String words) {
        return new Spoken(condition, words, price, rest, venue);
    }

    /** The same with other prices. */
    public Spoken withPrice(String words) {
        return new Spoken(condition, size, words, rest, venue);
    }

    /** The same for another time. */
    public Spoken withRest(String words) {
        return new Spoken(condition, size, price, words, venue);
    }

    /** The same at another venue. */
    public Spoken withVenue(String words) {
        return new Spoken(condition, size, price, rest, words);
    }

    private static String condition(PriceCondition condition) {
        String relation =
                switch (condition.relation()) {
                    case LTE -> "drops below";
                    case GTE -> "climbs above";
                    case TOUCH -> "hits";
                };
        return "if " + condition.asset() + " " + relation + " " + condition.price() + ",";
    }

    private static String size(OrderWish wish) {
        String verb = verb(wish);
        WishedSize size = wish.size();
        return switch (size.kind()) {
            case BASE -> verb + " " + plain(size) + " " + pair(wish);
            case QUOTE -> verb + " " + money(size) + " of " + wish.base();
            case POSITION_PCT -> verb + " " + plain(size) + "% of my " + wish.base();
            case BALANCE_PCT ->
                "use " + plain(size) + "% of my " + owned(size.currency().orElseThrow()) + " to " + verb + " "
                        + wish.base();
        };
    }

    /** {@code buy} or {@code sell}. */
    public static String verb(OrderWish wish) {
        return switch (wish.side()) {
            case BUY -> "buy";
            case SELL -> "sell";
        };
    }

    private static String pair(OrderWish wish) {
        return wish.base() + wish.quote().map(quote -> "/" + quote).orElse("");
    }

    private static String money(WishedSize size) {
        Asset currency = size.currency().orElseThrow();
        return currency.code().equals(DOLLARS) ? "$" + plain(size) : plain(size) + " " + currency;
    }

    private static String owned(Asset currency) {
        return currency.code().equals(DOLLARS) ? "cash" : currency.code();
    }

    private static String price(OrderWish wish) {
        String limit = wish.limitPrice().map(price -> "limit " + price).orElse("");
        String stop = wish.stopPrice().map(Object::toString).orElse("");
        return switch (wish.type()) {
            case MARKET -> "";
            case LIMIT -> "at " + wish.limitPrice().orElseThrow();
            case STOP -> "with a stop at " + stop;
            case STOP_LIMIT -> "stop " + stop + " " + limit;
            case TAKE_PROFIT -> "take profit at " + stop;
            case TAKE_PROFIT_LIMIT -> "take profit at " + stop + " " + limit;
            case TRAILING_STOP ->
                "with a " + wish.trailPercent().map(BigDecimal::toPlainString).orElse("") + "% trailing stop";
        };
    }

    private static String rest(OrderWish wish) {
        String time = wish.timeInForce()
                .map(tif -> wish.expiresAt().map(at -> "until " + at).orElse(tif.name()))
                .orElse("");
        return (time + (wish.postOnly() ? " post only" : "")).strip();
    }

    private static String plain(WishedSize size) {
        return size.value().toPlainString();
    }

    /** What {@code intents} ask for, in words for people and the audit. */
    public static String of(List<Intent> intents) {
        List<String> words = new ArrayList<>();
        for (Intent intent : intents) {
            words.add(
                    intent instanceof Intent.PlaceOrder place
                            ? of(place.order()).sentence()
                                    + attached(place.order().attachedTo())
                            : new SpokenIntent().of(intent));
        }
        return String.join("; ", words);
    }

    private static String attached(Optional<Integer> parent) {
        return parent.map(index -> " once order " + (index + 1) + " of this list fills")
                .orElse("");
    }
}
