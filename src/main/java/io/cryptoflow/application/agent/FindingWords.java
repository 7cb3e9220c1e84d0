package io.cryptoflow.application.agent;

import io.cryptoflow.application.account.FindPositions;
import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.MarketStatistics;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.value.Money;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What tools told, in words; every figure is one of theirs. */
final class FindingWords implements Finding.Visitor<String> {
    @Override
    public String prices(Finding.Prices finding) {
        return lines(finding.tickers(), FindingWords::ticker, "No prices.");
    }

    private static String ticker(Ticker ticker) {
        return ticker.symbol()
                + ticker.lastPrice().map(price -> " last " + price).orElse("")
                + ticker.bestBid().map(level -> " bid " + level.price()).orElse("")
                + ticker.bestAsk().map(level -> " ask " + level.price()).orElse("")
                + " (" + ticker.source().kind().text() + " " + ticker.source().name()
                + (ticker.stale() ? ", stale" : "") + ")";
    }

    @Override
    public String book(Finding.Book finding) {
        FindBook.Result found = finding.book();
        return found.book().symbol() + " bids " + levels(found.book().bids()) + "; asks "
                + levels(found.book().asks()) + (found.stale() ? " (stale)" : "");
    }

    private static String levels(List<BookLevel> levels) {
        return levels.stream()
                .map(level -> level.quantity() + " at " + level.price())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String statistics(Finding.Statistics finding) {
        return lines(finding.statistics(), FindingWords::statistics, "Nothing was traded in the last day.");
    }

    private static String statistics(MarketStatistics day) {
        return day.symbol() + " over the last day: high " + day.high() + ", low " + day.low() + ", last " + day.last()
                + ", change " + day.changePercent().toPlainString() + "%, volume " + day.volume() + " "
                + day.symbol().base()
                + (day.gap() ? " (part of it was not followed)" : "");
    }

    @Override
    public String balances(Finding.Balances finding) {
        return lines(finding.balances(), FindingWords::balance, "There is nothing on this account.");
    }

    private static String balance(Balance balance) {
        return balance.asset() + " free " + balance.free().plain()
                + (balance.locked().isZero()
                        ? ""
                        : ", locked " + balance.locked().plain());
    }

    @Override
    public String positions(Finding.Positions finding) {
        return lines(finding.positions(), FindingWords::position, "You have no open positions.");
    }

    private static String position(FindPositions.Valued valued) {
        return valued.position().symbol() + " " + valued.position().quantity().plain()
                + valued.position()
                        .averagePrice()
                        .map(price -> " at " + price.toPlainString())
                        .orElse("")
                + valued.unrealized().map(money -> ", unrealized " + in(money)).orElse("");
    }

    private static String in(Money money) {
        return money.plain() + " " + money.asset();
    }

    @Override
    public String orders(Finding.Orders finding) {
        return lines(finding.orders(), OrderWords::line, "There is no such order.");
    }

    @Override
    public String fills(Finding.Fills finding) {
        return lines(finding.fills(), FindingWords::fill, "There are no such fills.");
    }

    private static String fill(Fill fill) {
        return fill.occurredAt() + " " + fill.side() + " " + fill.lastQuantity() + " " + fill.symbol() + " at "
                + fill.lastPrice() + ", commission " + in(fill.commission());
    }

    @Override
    public String profits(Finding.Profits finding) {
        return lines(finding.profits(), FindingWords::profit, "Nothing was traded yet.");
    }

    private static String profit(Finding.Profit profit) {
        return profit.position().position().symbol() + " realized " + in(profit.realized())
                + profit.position()
                        .unrealized()
                        .map(money -> ", unrealized " + in(money))
                        .orElse("");
    }

    @Override
    public String manual(Finding.Manual finding) {
        return lines(
                finding.passages(),
                passage -> passage.text() + " (" + passage.link() + ")",
                "The manual does not tell.");
    }

    private static <T> String lines(List<T> items, Function<T, String> line, String none) {
        return items.isEmpty() ? none : items.stream().map(line).collect(Collectors.joining("\n"));
    }
}
