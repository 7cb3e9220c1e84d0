package io.cryptoflow.application.agent;

import io.cryptoflow.application.account.FindPositions;
import io.cryptoflow.application.knowledge.AskKnowledge;
import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.marketdata.MarketStatistics;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.value.Money;
import java.util.List;

/** What one tool of the agent told in a turn: the only source of figures in a reply. */
public sealed interface Finding {
    /** Hands this finding to the method of its case. */
    <R> R accept(Visitor<R> visitor);

    /** Tickers. */
    record Prices(List<Ticker> tickers) implements Finding {
        /** Keeps its own copy. */
        public Prices {
            tickers = List.copyOf(tickers);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.prices(this);
        }
    }

    /** The best levels of a book. */
    record Book(FindBook.Result book) implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.book(this);
        }
    }

    /** The last 24 hours. */
    record Statistics(List<MarketStatistics> statistics) implements Finding {
        /** Keeps its own copy. */
        public Statistics {
            statistics = List.copyOf(statistics);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.statistics(this);
        }
    }

    /** Balances. */
    record Balances(List<Balance> balances) implements Finding {
        /** Keeps its own copy. */
        public Balances {
            balances = List.copyOf(balances);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.balances(this);
        }
    }

    /** Positions at the prices of now. */
    record Positions(List<FindPositions.Valued> positions) implements Finding {
        /** Keeps its own copy. */
        public Positions {
            positions = List.copyOf(positions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.positions(this);
        }
    }

    /** Orders, newest first. */
    record Orders(List<Order> orders) implements Finding {
        /** Keeps its own copy. */
        public Orders {
            orders = List.copyOf(orders);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.orders(this);
        }
    }

    /** Fills, newest first. */
    record Fills(List<Fill> fills) implements Finding {
        /** Keeps its own copy. */
        public Fills {
            fills = List.copyOf(fills);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fills(this);
        }
    }

    /** What each position gained or lost: realized, and if it were closed now. */
    record Profits(List<Profit> profits) implements Finding {
        /** Keeps its own copy. */
        public Profits {
            profits = List.copyOf(profits);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.profits(this);
        }
    }

    /**
     * Of one position.
     *
     * @param realized in the span that was asked for
     */
    record Profit(FindPositions.Valued position, Money realized) {}

    /** What the manual tells. */
    record Manual(AskKnowledge.Result answer) implements Finding {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.manual(this);
        }
    }

    /** One method per case: a new case breaks the build until every reader handles it. */
    interface Visitor<R> {
        /** Reads {@link Prices}. */
        R prices(Prices finding);

        /** Reads {@link Book}. */
        R book(Book finding);

        /** Reads {@link Statistics}. */
        R statistics(Statistics finding);

        /** Reads {@link Balances}. */
        R balances(Balances finding);

        /** Reads {@link Positions}. */
        R positions(Positions finding);

        /** Reads {@link Orders}. */
        R orders(Orders finding);

        /** Reads {@link Fills}. */
        R fills(Fills finding);

        /** Reads {@link Profits}. */
        R profits(Profits finding);

        /** Reads {@link Manual}. */
        R manual(Manual finding);
    }
}
