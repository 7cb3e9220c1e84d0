package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.entrypoints.json.MarketStreamJson;
import java.util.List;
import java.util.Optional;

/** The book of one symbol as its address tells it: a whole one, then changes, and a whole one again after a loss. */
final class BookTale {
    /** Levels of each side that clients follow. */
    static final int DEPTH = 100;

    private final Symbol symbol;
    private final BridgeAddress address;
    private Optional<OrderBook> before = Optional.empty();
    private long sequence;
    private boolean lost;

    BookTale(Symbol symbol) {
        this.symbol = symbol;
        this.address = BridgeAddress.ofMarket(BridgeAddress.Kind.BOOK, symbol);
    }

    String address() {
        return address.name();
    }

    /** Whether {@code book} is news: a source that begins to count anew is. */
    boolean isNews(OrderBook book) {
        return before.map(known -> known.sequence() != book.sequence()).orElse(true);
    }

    /** Whether the last that was told is a loss. */
    boolean isLost() {
        return lost;
    }

    Moment tell(long number, OrderBook whole) {
        OrderBook book = cut(whole);
        Message snapshot = Message.of(address, number, () -> MarketStreamJson.book(book));
        Message change = before.filter(known -> known.sequence() < book.sequence())
                .map(known -> Message.of(address, number, () -> MarketStreamJson.bookChange(known, book)))
                .orElse(snapshot);
        before = Optional.of(book);
        sequence = book.sequence();
        lost = false;
        return new Moment(number, change, snapshot);
    }

    Moment tellLoss(long number) {
        long last = sequence;
        before = Optional.empty();
        lost = true;
        return Moment.of(number, Message.of(address, number, () -> MarketStreamJson.lostBook(symbol, last)));
    }

    private static OrderBook cut(OrderBook book) {
        boolean small = book.bids().size() <= DEPTH && book.asks().size() <= DEPTH;
        return small
                ? book
                : new OrderBook(
                        book.symbol(), book.sequence(), best(book.bids()), best(book.asks()), book.occurredAt());
    }

    private static List<BookLevel> best(List<BookLevel> levels) {
        return levels.subList(0, Math.min(DEPTH, levels.size()));
    }
}
