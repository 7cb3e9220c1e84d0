package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.Message;
import cryptoflow.v1.MarketTopic;
import cryptoflow.v1.WatchAccountEventsRequest;
import cryptoflow.v1.WatchBacktestsRequest;
import cryptoflow.v1.WatchMarketRequest;
import io.cryptoflow.application.backtest.Backtest;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.protocol.Announced;
import io.cryptoflow.protocol.MalformedMessage;
import io.cryptoflow.protocol.MarketUpdates;
import io.cryptoflow.protocol.Watch;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is announced in this process, for the readers of streams; one verticle's context. */
final class Streams {
    private final MessageBus bus;
    private final Readers<AccountEvent> accounts = new Readers<>();
    private final Readers<Backtest> backtests = new Readers<>();
    private final Readers<MarketChange> market = new Readers<>();

    /** One announcement of the market; the message is written once, for all readers. */
    private record MarketChange(MarketTopic topic, Symbol symbol, Message message) {}

    Streams(MessageBus bus) {
        this.bus = bus;
    }

    /** Listens to the bus from now on. */
    Future<?> start() {
        List<Future<Void>> subscribed = new ArrayList<>();
        subscribed.add(bus.subscribe(Addresses.ACCOUNT_EVENTS, accounts::tell));
        subscribed.add(bus.subscribe(Addresses.BACKTEST_EVENTS, backtests::tell));
        MarketUpdates.ALL.forEach(kind -> subscribed.add(subscribe(kind)));
        return Future.all(subscribed);
    }

    private <E> Future<Void> subscribe(MarketUpdates.Kind<E> kind) {
        return bus.subscribe(kind.topic(), event -> {
            if (!market.isEmpty()) {
                market.tell(new MarketChange(kind.name(), kind.symbolOf(event), kind.write(event)));
            }
        });
    }

    /** Tells {@code reply} what {@code question} asks for, from now on and until its reader goes. */
    void open(Watch watch, Message question, Reply reply) {
        switch (watch) {
            case ACCOUNT -> openAccount((WatchAccountEventsRequest) question, reply);
            case ALL_ACCOUNTS -> accounts.add(reply, flow(reply, Announced::write));
            case MARKET -> openMarket((WatchMarketRequest) question, reply);
            case BACKTESTS -> openBacktests((WatchBacktestsRequest) question, reply);
        }
    }

    private void openAccount(WatchAccountEventsRequest asked, Reply reply) {
        AccountTale tale = new AccountTale(account(asked.getAccount()), bus, reply);
        accounts.add(reply, tale::hear);
        if (asked.hasAfter()) {
            if (asked.getAfter() < 0) {
                throw new MalformedMessage("after", "expected 0 or more");
            }
            tale.resumeAfter(asked.getAfter());
        }
    }

    private void openBacktests(WatchBacktestsRequest asked, Reply reply) {
        Outflow flow = new Outflow(reply);
        backtests.add(reply, backtest -> {
            if (!asked.hasAccount()
                    || asked.getAccount().equals(backtest.account().value())) {
                flow.write(Announced.write(backtest));
            }
        });
    }

    private void openMarket(WatchMarketRequest asked, Reply reply) {
        Set<Symbol> symbols = new HashSet<>();
        asked.getSymbolsList().forEach(text -> symbols.add(symbol(text)));
        Set<MarketTopic> topics = new HashSet<>(asked.getTopicsList());
        Outflow flow = new Outflow(reply);
        market.add(reply, change -> {
            if ((symbols.isEmpty() || symbols.contains(change.symbol()))
                    && (topics.isEmpty() || topics.contains(change.topic()))) {
                flow.write(change.message());
            }
        });
    }

    private static <E> Consumer<E> flow(Reply reply, Function<E, Message> message) {
        Outflow flow = new Outflow(reply);
        return event -> flow.write(message.apply(event));
    }

    private static AccountId account(String text) {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException wrong) {
            throw new MalformedMessage("account", String.valueOf(wrong.getMessage()));
        }
    }

    private static Symbol symbol(String text) {
        try {
            return Symbol.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new MalformedMessage("symbols", String.valueOf(wrong.getMessage()));
        }
    }

    /** Ends every stream: their readers go elsewhere. */
    void close() {
        accounts.close();
        backtests.close();
        market.close();
    }
}
