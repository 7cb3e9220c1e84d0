package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import java.util.List;
import java.util.Optional;

/** One thing that somebody asks for. */
public sealed interface Intent {
    /** Hands this intent to the method of its case. */
    <R> R accept(Visitor<R> visitor);

    /** Whether acting on it changes orders. */
    default boolean trades() {
        return false;
    }

    /** Place an order. */
    record PlaceOrder(OrderWish order) implements Intent {
        @Override
        public boolean trades() {
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.placeOrder(this);
        }
    }

    /** Cancel the open orders that pass the filter. */
    record CancelOrders(OrderFilter filter) implements Intent {
        @Override
        public boolean trades() {
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cancelOrders(this);
        }
    }

    /** Change the open order that passes the filter. */
    record ModifyOrder(OrderFilter filter, OrderChange change) implements Intent {
        @Override
        public boolean trades() {
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.modifyOrder(this);
        }
    }

    /** What assets cost. */
    record FindPrice(List<Asset> assets, Optional<Asset> quote, Optional<String> venue) implements Intent {
        /** Keeps what it was given. */
        public FindPrice {
            assets = List.copyOf(assets);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.findPrice(this);
        }
    }

    /** The order book of an asset. */
    record FindBook(Asset base, Optional<String> venue) implements Intent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.findBook(this);
        }
    }

    /** Volume, high and low of the last 24 hours. */
    record FindStatistics(Asset base, Optional<String> venue) implements Intent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.findStatistics(this);
        }
    }

    /** What the account owns: of one asset or currency, or of all. */
    record FindBalance(Optional<Asset> asset) implements Intent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.findBalance(this);
        }
    }

    /** The account's positions. */
    record FindPositions(Optional<Asset> base) implements Intent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.findPositions(this);
        }
    }

    /** The account's orders. */
    record FindOrders(OrderSearch search) implements Intent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.findOrders(this);
        }
    }

    /** What the account traded. */
    record FindFills(Optional<Asset> base, Optional<Period> period) implements Intent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.findFills(this);
        }
    }

    /** What the account gained or lost. */
    record FindProfit(Optional<Asset> base, Optional<Period> period) implements Intent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.findProfit(this);
        }
    }

    /** What the agent can do. */
    record Help() implements Intent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.help();
        }
    }

    /** A question for the manual. */
    record AskManual(String question) implements Intent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.askManual(this);
        }
    }

    /** One method per case: a new case breaks the build until every reader handles it. */
    interface Visitor<R> {
        /** Reads {@link PlaceOrder}. */
        R placeOrder(PlaceOrder intent);

        /** Reads {@link CancelOrders}. */
        R cancelOrders(CancelOrders intent);

        /** Reads {@link ModifyOrder}. */
        R modifyOrder(ModifyOrder intent);

        /** Reads {@link FindPrice}. */
        R findPrice(FindPrice intent);

        /** Reads {@link FindBook}. */
        R findBook(FindBook intent);

        /** Reads {@link FindStatistics}. */
        R findStatistics(FindStatistics intent);

        /** Reads {@link FindBalance}. */
        R findBalance(FindBalance intent);

        /** Reads {@link FindPositions}. */
        R findPositions(FindPositions intent);

        /** Reads {@link FindOrders}. */
        R findOrders(FindOrders intent);

        /** Reads {@link FindFills}. */
        R findFills(FindFills intent);

        /** Reads {@link FindProfit}. */
        R findProfit(FindProfit intent);

        /** Reads {@link Help}. */
        R help();

        /** Reads {@link AskManual}. */
        R askManual(AskManual intent);
    }
}
