package io.cryptoflow.infrastructure.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PrintedBookTest {
    private final PrintedBook book = new PrintedBook();

    @Test
    void putsTheLastPrintOnTheSideThatItsTakerTradedAgainst() {
        book.after(trade("100", "1", Side.BUY));
        book.after(trade("102", "2", Side.BUY));

        OrderBook bought = book.after(trade("101", "3", Side.BUY));
        OrderBook sold = book.after(trade("101", "4", Side.SELL));

        assertThat(bought)
                .isEqualTo(book(3, List.of(level("100", "1")), List.of(level("101", "3"), level("102", "2"))));
        assertThat(sold).isEqualTo(book(4, List.of(level("101", "4"), level("100", "1")), List.of(level("102", "2"))));
    }

    @Test
    void forgetsThePriceThatWasPrintedLongestAgo() {
        for (int i = 1; i <= PrintedBook.PRICES; i++) {
            book.after(trade(Integer.toString(i), "1", Side.SELL));
        }
        book.after(trade("1", "5", Side.SELL));

        OrderBook last = book.after(trade("1000", "1", Side.SELL));

        assertThat(last.bids())
                .hasSize(PrintedBook.PRICES)
                .contains(level("1", "5"))
                .doesNotContain(level("2", "1"));
    }

    @Property
    void showsOnlyWhatWasPrintedAndNeverCrosses(
            @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 60) Integer> prices, @ForAll boolean firstBuys) {
        PrintedBook shownFromTheStart = new PrintedBook();
        Map<Price, Quantity> printed = new HashMap<>();
        boolean buys = firstBuys;

        for (int price : prices) {
            PublicTrade trade = trade(Integer.toString(price), "1." + price, buys ? Side.BUY : Side.SELL);
            printed.put(trade.price(), trade.quantity());
            OrderBook shown = shownFromTheStart.after(trade);

            assertThat(Stream.concat(shown.bids().stream(), shown.asks().stream()))
                    .hasSize(Math.min(printed.size(), PrintedBook.PRICES))
                    .allMatch(level -> level.quantity().equals(printed.get(level.price())));
            assertThat(shown.bestPriceFor(trade.takerSide())).contains(trade.price());
            buys = !buys;
        }
    }

    @Test
    void infersTheTakerByTheTickRule() {
        TickRule rule = new TickRule();

        assertThat(Stream.of("10", "11", "11", "10.5", "10.5", "12")
                        .map(price -> rule.next(Price.of(price), Optional.empty())))
                .containsExactly(Side.BUY, Side.BUY, Side.BUY, Side.SELL, Side.SELL, Side.BUY);
    }

    @Test
    void believesTheTapeWhereItTellsTheTaker() {
        TickRule rule = new TickRule();

        assertThat(rule.next(Price.of("10"), Optional.of(Side.SELL))).isEqualTo(Side.SELL);
        assertThat(rule.next(Price.of("10"), Optional.empty())).isEqualTo(Side.SELL);
        assertThat(rule.next(Price.of("11"), Optional.of(Side.SELL))).isEqualTo(Side.SELL);
    }

    private static OrderBook book(long sequence, List<BookLevel> bids, List<BookLevel> asks) {
        return new OrderBook(Playback.BTC_USD, sequence, bids, asks, Instant.EPOCH);
    }

    private static BookLevel level(String price, String quantity) {
        return new BookLevel(Price.of(price), Quantity.of(quantity));
    }

    private static PublicTrade trade(String price, String quantity, Side taker) {
        return new PublicTrade(Playback.BTC_USD, "1", Price.of(price), Quantity.of(quantity), taker, Instant.EPOCH);
    }
}
