package io.cryptoflow.infrastructure.tape;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.PublicTrade;
import java.time.Instant;
import java.util.function.Consumer;

/** Turns the prints of a tape into market events: each print, then the book after it. */
final class PrintedMarket {
    private final Symbol symbol;
    private final TickRule tickRule = new TickRule();
    private final PrintedBook book = new PrintedBook();

    PrintedMarket(Symbol symbol) {
        this.symbol = symbol;
    }

    void take(TapePrint print, Consumer<MarketEvent> listener) {
        PublicTrade trade = new PublicTrade(
                symbol,
                print.id(),
                print.price(),
                print.quantity(),
                tickRule.next(print.price(), print.takerSide()),
                Instant.ofEpochMilli(print.millis()));
        listener.accept(new MarketEvent.TradePrinted(trade));
        listener.accept(new MarketEvent.BookChanged(book.after(trade)));
    }
}
