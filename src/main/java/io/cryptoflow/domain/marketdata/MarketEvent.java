package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.instrument.Symbol;

/** What a feed tells, one at a time, in the order of the market. */
public sealed interface MarketEvent {
    /** The symbol it is about. */
    Symbol symbol();

    /** Hands this event to the method of its case. */
    <R> R accept(Visitor<R> visitor);

    /** Somebody traded. */
    record TradePrinted(PublicTrade trade) implements MarketEvent {
        @Override
        public Symbol symbol() {
            return trade.symbol();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tradePrinted(trade);
        }
    }

    /** The book looks like this now. */
    record BookChanged(OrderBook book) implements MarketEvent {
        @Override
        public Symbol symbol() {
            return book.symbol();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bookChanged(book);
        }
    }

    /**
     * The source lost the thread of the book: what was shown before may not be used until a new book comes.
     *
     * @param reason what happened, such as a gap in the venue's sequence, in one phrase for the log
     */
    record BookLost(Symbol symbol, String reason) implements MarketEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bookLost(this);
        }
    }

    /** One method per case: a new case breaks the build until every reader handles it. */
    interface Visitor<R> {
        /** Reads {@link TradePrinted}. */
        R tradePrinted(PublicTrade trade);

        /** Reads {@link BookChanged}. */
        R bookChanged(OrderBook book);

        /** Reads {@link BookLost}. */
        R bookLost(BookLost lost);
    }
}
