package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.OrderSearch;
import io.cryptoflow.domain.agent.Period;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a question about the market or the account: its topic by key words, then what it is about. It never trades, so it may skip words. */
final class QueryGrammar {
    private static final Phrases ABOUT_ONE = Phrases.of("did, has my, has order, is order, status of, was, did order");
    private static final Phrases CANCELED = Phrases.of("cancelled, canceled");
    private static final Phrases OPEN = Phrases.of("open, pending, working, waiting, live, active, still");
    private static final Phrases FILLED = Phrases.of("filled, completed, executed");
    private static final Phrases HOLDING = Phrases.of("hold, holding");
    private static final Map<Period, Phrases> PERIODS = new EnumMap<>(Map.of(
            Period.TODAY, Phrases.of("today, so far"),
            Period.YESTERDAY, Phrases.of("yesterday"),
            Period.THIS_WEEK, Phrases.of("this week, week"),
            Period.THIS_MONTH, Phrases.of("this month, month")));
    private static final Phrases ASSETLESS =
            Phrases.of("what do i own, what do i have, what am i holding, what do i hold");

    private final List<Token> tokens;
    private final Words words;
    private final Asset currency;

    QueryGrammar(List<Token> tokens, Asset currency) {
        this.tokens = tokens.stream()
                .filter(token -> !Cursor.means(token, Term.STOP_LOSS) && !Cursor.means(token, Term.TAKE_PROFIT))
                .toList();
        this.words = Words.ofTokens(this.tokens);
        this.currency = currency;
    }

    /** What is asked about, if anything known is. */
    Optional<Topic> topic() {
        Optional<Topic> topic = Topic.of(words);
        boolean holding = topic.equals(Optional.of(Topic.POSITIONS)) && words.has(HOLDING);
        return holding && asset().isPresent() ? Optional.of(Topic.BALANCE) : topic;
    }

    Intent read() {
        return switch (topic().orElseThrow(() -> new AskBack(ReplyReason.NOT_UNDERSTOOD, ""))) {
            case BOOK -> new Intent.FindBook(requiredAsset(), venue());
            case STATISTICS -> new Intent.FindStatistics(requiredAsset(), venue());
            case PROFIT -> new Intent.FindProfit(asset(), period());
            case FILLS -> new Intent.FindFills(asset(), period());
            case ORDERS -> new Intent.FindOrders(search());
            case POSITIONS -> new Intent.FindPositions(words.begins(ASSETLESS) ? Optional.empty() : asset());
            case BALANCE -> new Intent.FindBalance(asset().or(this::cash));
            case PRICE -> price();
        };
    }

    private Intent price() {
        requiredAsset();
        Optional<Asset> named = first(Token.Pair.class).map(Token.Pair::quote).or(() -> cash().filter(
                        asset -> !asset.equals(currency)));
        return new Intent.FindPrice(assets(), named, venue());
    }

    private OrderSearch search() {
        Optional<String> id = first(Token.OrderNumber.class)
                .map(Token.OrderNumber::id)
                .or(() -> first(Token.Numeral.class).map(Token.Numeral::text).filter(text -> text.chars()
                        .allMatch(Character::isDigit)));
        Optional<OrderSearch.Status> status = words.begins(ABOUT_ONE) || id.isPresent() ? Optional.empty() : status();
        return new OrderSearch(status, asset(), side(), id, venue());
    }

    private Optional<OrderSearch.Status> status() {
        if (words.has(CANCELED)) {
            return Optional.of(OrderSearch.Status.CANCELED);
        }
        boolean open = tokens.stream().anyMatch(token -> Cursor.means(token, Term.OPEN)) || words.has(OPEN);
        if (open) {
            return Optional.of(OrderSearch.Status.OPEN);
        }
        return words.has(FILLED) ? Optional.of(OrderSearch.Status.FILLED) : Optional.empty();
    }

    private Optional<Side> side() {
        boolean buy = isNamed(Term.BUY) || isNamed(Term.BUYS) || isNamed(Term.BID);
        boolean sell = isNamed(Term.SELL) || isNamed(Term.SELLS) || isNamed(Term.OFFER);
        return buy == sell ? Optional.empty() : Optional.of(buy ? Side.BUY : Side.SELL);
    }

    /** "Get me" is no side. */
    private boolean isNamed(Term term) {
        return tokens.stream().anyMatch(token -> Cursor.means(token, term) && !Cursor.means(token, Term.ASK));
    }

    private Optional<Period> period() {
        return PERIODS.entrySet().stream()
                .filter(period -> words.has(period.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private List<Asset> assets() {
        return tokens.stream()
                .flatMap(token -> token instanceof Token.Coin coin
                        ? Stream.of(coin.asset())
                        : token instanceof Token.Pair pair ? Stream.of(pair.base()) : Stream.empty())
                .distinct()
                .toList();
    }

    private Optional<Asset> asset() {
        return assets().stream().findFirst();
    }

    private Asset requiredAsset() {
        boolean unknown = tokens.stream().anyMatch(Token.Unknown.class::isInstance);
        return asset().orElseThrow(
                        () -> new AskBack(unknown ? ReplyReason.UNKNOWN_SYMBOL : ReplyReason.MISSING_SYMBOL, ""));
    }

    private Optional<Asset> cash() {
        return first(Token.Cash.class).map(Token.Cash::asset);
    }

    private Optional<String> venue() {
        return first(Token.Venue.class).map(Token.Venue::name);
    }

    private <T extends Token> Optional<T> first(Class<T> kind) {
        return tokens.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
