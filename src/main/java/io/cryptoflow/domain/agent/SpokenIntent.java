package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Intents other than orders in words for people and the audit. */
final class SpokenIntent implements Intent.Visitor<String> {
    String of(Intent intent) {
        return intent.accept(this);
    }

    @Override
    public String placeOrder(Intent.PlaceOrder intent) {
        return Spoken.of(intent.order()).sentence();
    }

    @Override
    public String cancelOrders(Intent.CancelOrders intent) {
        return "cancel " + which(intent.filter());
    }

    @Override
    public String modifyOrder(Intent.ModifyOrder intent) {
        OrderChange change = intent.change();
        return "change " + which(intent.filter())
                + change.limitPrice().map(price -> ", limit price " + price).orElse("")
                + change.stopPrice().map(price -> ", stop price " + price).orElse("")
                + change.quantity().map(quantity -> ", quantity " + quantity).orElse("");
    }

    static String which(OrderFilter filter) {
        if (filter.orderId().isPresent()) {
            return "order " + filter.orderId().get();
        }
        String excluded = filter.excluded().stream().map(Asset::code).collect(Collectors.joining(" and "));
        return (filter.last() ? "the last" : "every") + " open"
                + filter.side().map(side -> " " + side).orElse("")
                + filter.base().map(base -> " " + base).orElse("")
                + filter.type().map(type -> " " + type).orElse("")
                + " order"
                + filter.venue().map(venue -> " at " + venue).orElse("")
                + (excluded.isEmpty() ? "" : " except of " + excluded);
    }

    @Override
    public String findPrice(Intent.FindPrice intent) {
        return "price of " + assets(intent.assets()) + quote(intent.quote()) + venue(intent.venue());
    }

    private static String quote(Optional<Asset> quote) {
        return quote.map(asset -> " in " + asset).orElse("");
    }

    private static String venue(Optional<String> venue) {
        return venue.map(name -> " at " + name).orElse("");
    }

    private static String assets(List<Asset> assets) {
        return assets.stream().map(Asset::code).collect(Collectors.joining(" and "));
    }

    @Override
    public String findBook(Intent.FindBook intent) {
        return "order book of " + intent.base() + venue(intent.venue());
    }

    @Override
    public String findStatistics(Intent.FindStatistics intent) {
        return "last 24 hours of " + intent.base() + venue(intent.venue());
    }

    @Override
    public String findBalance(Intent.FindBalance intent) {
        return "balance" + of(intent.asset());
    }

    private static String of(Optional<Asset> asset) {
        return asset.map(code -> " of " + code).orElse("");
    }

    @Override
    public String findPositions(Intent.FindPositions intent) {
        return "positions" + of(intent.base());
    }

    @Override
    public String findOrders(Intent.FindOrders intent) {
        OrderSearch search = intent.search();
        return search.status().map(status -> lower(status) + " ").orElse("")
                + search.side().map(side -> lower(side) + " ").orElse("")
                + "orders" + of(search.base()) + venue(search.venue())
                + search.orderId().map(number -> " with the number " + number).orElse("");
    }

    @Override
    public String findFills(Intent.FindFills intent) {
        return "fills" + of(intent.base()) + period(intent.period());
    }

    @Override
    public String findProfit(Intent.FindProfit intent) {
        return "profit" + of(intent.base()) + period(intent.period());
    }

    private static String period(Optional<Period> period) {
        return period.map(span -> ", " + lower(span).replace('_', ' ')).orElse("");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String help() {
        return "help";
    }

    @Override
    public String askManual(Intent.AskManual intent) {
        return "a question for the manual";
    }
}
