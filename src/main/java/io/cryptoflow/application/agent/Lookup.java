package io.cryptoflow.application.agent;

import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.FindPositions;
import io.cryptoflow.application.knowledge.AskKnowledge;
import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.application.marketdata.FindStatistics;
import io.cryptoflow.application.order.FindFills;
import io.cryptoflow.application.order.FindOrders;
import io.cryptoflow.application.port.AccountReader.FillFilter;
import io.cryptoflow.application.port.AccountReader.OrderFilter;
import io.cryptoflow.application.port.AccountReader.Selection;
import io.cryptoflow.application.port.AgentThreads;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.KnownNames;
import io.cryptoflow.domain.agent.OrderNumber;
import io.cryptoflow.domain.agent.OrderSearch;
import io.cryptoflow.domain.agent.Period;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketStatistics;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderStatus;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers questions: asks the tool that knows, and hands on what it told. {@link Unfit} says what nobody here knows. */
final class Lookup implements Intent.Visitor<Optional<Finding>> {
    private static final int BOOK_LEVELS = 5;
    private static final int SHOWN = 20;
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 10;

    private final AccountId account;
    private final AgentTools.Reading tools;
    private final AgentThreads threads;
    private final Markets markets;
    private final Holdings holdings;
    private final Instant now;

    Lookup(
            AccountId account,
            AgentTools.Reading tools,
            AgentThreads threads,
            Markets markets,
            Holdings holdings,
            Instant now) {
        this.account = account;
        this.tools = tools;
        this.threads = threads;
        this.markets = markets;
        this.holdings = holdings;
        this.now = now;
    }

    @Override
    public Optional<Finding> findPrice(Intent.FindPrice intent) {
        requireSource(intent.venue());
        List<Ticker> tickers = intent.assets().stream()
                .map(asset -> symbol(asset, intent.quote()))
                .map(symbol -> markets.ticker(symbol)
                        .orElseThrow(() -> Unfit.notOffered("There is no price of " + symbol + " now.")))
                .toList();
        return Optional.of(new Finding.Prices(tickers));
    }

    private Symbol symbol(Asset base, Optional<Asset> quote) {
        return markets.instrument(base, quote.filter(asset -> !asset.equals(Markets.DOLLARS)))
                .symbol();
    }

    private void requireSource(Optional<String> venue) {
        String source = markets.source().name();
        venue.filter(name -> !name.equalsIgnoreCase(source) && !name.equals(KnownNames.PAPER))
                .ifPresent(name -> {
                    throw Unfit.notOffered("Prices here come from "
                            + markets.source().kind().text() + " " + source + ", not from " + name + ".");
                });
    }

    @Override
    public Optional<Finding> findBook(Intent.FindBook intent) {
        requireSource(intent.venue());
        Symbol symbol = symbol(intent.base(), Optional.empty());
        return Optional.of(
                new Finding.Book(threads.await(tools.book().handle(new FindBook.Query(symbol, BOOK_LEVELS)))));
    }

    @Override
    public Optional<Finding> findStatistics(Intent.FindStatistics intent) {
        requireSource(intent.venue());
        Symbol symbol = symbol(intent.base(), Optional.empty());
        List<MarketStatistics> found = threads.await(
                        tools.statistics().handle(new FindStatistics.Query(List.of(symbol))))
                .statistics();
        return Optional.of(new Finding.Statistics(found));
    }

    @Override
    public Optional<Finding> findBalance(Intent.FindBalance intent) {
        List<Balance> balances = intent.asset().map(this::balances).orElse(holdings.balances());
        return Optional.of(new Finding.Balances(balances));
    }

    /** Whoever asks for dollars asks for cash: for all money that something can be bought with. */
    private List<Balance> balances(Asset asset) {
        List<Balance> cash = holdings.balances().stream()
                .filter(balance -> asset.equals(Markets.DOLLARS) && markets.isMoney(balance.asset()))
                .toList();
        return cash.isEmpty() ? List.of(holdings.balance(markets.held(asset))) : cash;
    }

    @Override
    public Optional<Finding> findPositions(Intent.FindPositions intent) {
        return Optional.of(new Finding.Positions(positions(intent.base()).stream()
                .filter(valued -> !valued.position().quantity().isZero())
                .toList()));
    }

    private List<FindPositions.Valued> positions(Optional<Asset> base) {
        return threads.await(tools.positions().handle(new FindPositions.Query(account))).positions().stream()
                .filter(valued ->
                        base.map(valued.position().symbol().base()::equals).orElse(true))
                .toList();
    }

    @Override
    public Optional<Finding> findOrders(Intent.FindOrders intent) {
        OrderSearch search = intent.search();
        search.venue().filter(venue -> !venue.equals(KnownNames.PAPER)).ifPresent(venue -> {
            throw Unfit.notOffered("No order is at " + venue + ": all orders here are at the paper venue.");
        });
        List<Order> found = candidates(search).stream()
                .filter(order ->
                        search.status().map(status -> is(order, status)).orElse(true))
                .filter(order ->
                        search.base().map(order.terms().symbol().base()::equals).orElse(true))
                .filter(order -> search.side().map(order.terms().side()::equals).orElse(true))
                .filter(order -> search.orderId()
                        .map(OrderNumber.of(order.id()).digits()::equals)
                        .orElse(true))
                .limit(SHOWN)
                .toList();
        return Optional.of(new Finding.Orders(found));
    }

    /** Open orders are all known; of closed ones the newest are looked through. */
    private List<Order> candidates(OrderSearch search) {
        if (search.status().equals(Optional.of(OrderSearch.Status.OPEN))) {
            return holdings.open();
        }
        OrderFilter newest = new OrderFilter(Optional.empty(), Selection.ALL, PAGE, Optional.empty());
        return threads.await(tools.orders().handle(new FindOrders.Query(account, newest)))
                .orders();
    }

    private static boolean is(Order order, OrderSearch.Status status) {
        return switch (status) {
            case OPEN -> order.isOpen();
            case FILLED -> order.status() == OrderStatus.FILLED;
            case CANCELED -> order.status() == OrderStatus.CANCELED;
        };
    }

    @Override
    public Optional<Finding> findFills(Intent.FindFills intent) {
        Span span = intent.period().map(period -> Span.of(period, now)).orElse(new Span(Instant.EPOCH, Instant.MAX));
        List<Fill> fills = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        for (int page = 0; page == 0 || (before.isPresent() && page < MOST_PAGES); page++) {
            FillFilter filter = new FillFilter(Optional.empty(), Optional.empty(), PAGE, before);
            FindFills.Result found = threads.await(tools.fills().handle(new FindFills.Query(account, filter)));
            found.fills().stream()
                    .filter(fill -> span.has(fill.occurredAt()))
                    .filter(fill ->
                            intent.base().map(fill.symbol().base()::equals).orElse(true))
                    .forEach(fills::add);
            boolean enough = fills.size() >= SHOWN
                    || found.fills().stream().anyMatch(fill -> fill.occurredAt().isBefore(span.from()));
            before = enough ? Optional.empty() : found.next();
        }
        return Optional.of(new Finding.Fills(fills.subList(0, Math.min(SHOWN, fills.size()))));
    }

    @Override
    public Optional<Finding> findProfit(Intent.FindProfit intent) {
        boolean today = intent.period().equals(Optional.of(Period.TODAY));
        if (intent.period().isPresent() && !today) {
            throw Unfit.notOffered("Profits are known of today and of all time here, not of other spans of days.");
        }
        LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return Optional.of(new Finding.Profits(positions(intent.base()).stream()
                .map(valued -> new Finding.Profit(valued, realized(valued.position(), today, date)))
                .toList()));
    }

    private static Money realized(Position position, boolean today, LocalDate date) {
        return today ? position.realizedOn(date) : position.realized();
    }

    @Override
    public Optional<Finding> help() {
        return Optional.empty();
    }

    @Override
    public Optional<Finding> askManual(Intent.AskManual intent) {
        try {
            return Optional.of(new Finding.Manual(
                    threads.await(tools.knowledge().handle(new AskKnowledge.Query(intent.question())))));
        } catch (FailureException unanswered) {
            // Nobody serves the knowledge base: the pages themselves are still there.
            return Optional.empty();
        }
    }

    @Override
    public Optional<Finding> placeOrder(Intent.PlaceOrder intent) {
        throw mixed();
    }

    @Override
    public Optional<Finding> cancelOrders(Intent.CancelOrders intent) {
        throw mixed();
    }

    @Override
    public Optional<Finding> modifyOrder(Intent.ModifyOrder intent) {
        throw mixed();
    }

    private static Unfit mixed() {
        return Unfit.notOffered("Questions and orders do not go into one ticket; ask for them one after the other.");
    }
}
