package io.cryptoflow.protocol;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import cryptoflow.v1.MarketTopic;
import cryptoflow.v1.MarketUpdate;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.Topic;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.strategy.Signal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What is announced of the market, as messages. */
public final class MarketUpdates {
    /** Everything that is announced of the market. */
    public static final List<Kind<?>> ALL = List.of(
            new Kind<>(Addresses.TICKER_EVENTS, MarketTopic.MARKET_TOPIC_TICKERS, "ticker", Ticker::symbol),
            new Kind<>(
                    Addresses.TRADE_EVENTS,
                    MarketTopic.MARKET_TOPIC_TRADES,
                    "trade_printed",
                    MarketEvent.TradePrinted::symbol),
            new Kind<>(
                    Addresses.BOOK_EVENTS,
                    MarketTopic.MARKET_TOPIC_BOOKS,
                    "book_changed",
                    MarketEvent.BookChanged::symbol),
            new Kind<>(
                    Addresses.BOOK_LOST_EVENTS,
                    MarketTopic.MARKET_TOPIC_BOOKS,
                    "book_lost",
                    MarketEvent.BookLost::symbol),
            new Kind<>(Addresses.CANDLE_EVENTS, MarketTopic.MARKET_TOPIC_CANDLES, "candle", Candle::symbol),
            new Kind<>(Addresses.SIGNAL_EVENTS, MarketTopic.MARKET_TOPIC_SIGNALS, "signal", Signal::symbol));

    /** One kind of announcement, and the field of a {@link MarketUpdate} that carries it. */
    public static final class Kind<E> {
        private final Topic<E> topic;
        private final MarketTopic name;
        private final FieldDescriptor field;
        private final Form form;
        private final Function<E, Symbol> symbol;

        private Kind(Topic<E> topic, MarketTopic name, String field, Function<E, Symbol> symbol) {
            this.topic = topic;
            this.name = name;
            this.field = Objects.requireNonNull(MarketUpdate.getDescriptor().findFieldByName(field), field);
            this.form = Forms.of(topic.eventType(), this.field, MarketUpdate.getDefaultInstance());
            this.symbol = symbol;
        }

        /** Where it is announced inside a process. */
        public Topic<E> topic() {
            return topic;
        }

        /** As who asks for it names it. */
        public MarketTopic name() {
            return name;
        }

        /** What it is about. */
        public Symbol symbolOf(E event) {
            return symbol.apply(event);
        }

        /** The message that announces {@code event}. */
        public MarketUpdate write(E event) {
            return MarketUpdate.newBuilder().setField(field, form.write(event)).build();
        }

        private void read(Message update, Listener listener) {
            listener.hear(topic, topic.eventType().cast(form.read(update.getField(field))));
        }
    }

    /** Hears what a message announces. */
    public interface Listener {
        /** Something was announced at {@code topic}. */
        <E> void hear(Topic<E> topic, E event);
    }

    private MarketUpdates() {}

    /** Tells {@code listener} what {@code update} announces; nothing of a kind that is not known here. */
    public static void read(Message update, Listener listener) {
        ALL.stream().filter(kind -> update.hasField(kind.field)).forEach(kind -> kind.read(update, listener));
    }
}
