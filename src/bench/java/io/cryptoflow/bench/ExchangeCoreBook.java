package io.cryptoflow.bench;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;

/** The fastest order book of exchange-core, driven directly in the calling thread, with one command object for all. */
final class ExchangeCoreBook implements TestedBook {
    private static final long NO_RISK_LIMIT = 1L << 40;

    private final OrderBookDirectImpl book = new OrderBookDirectImpl(
            CoreSymbolSpecification.builder()
                    .symbolId(1)
                    .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                    .baseScaleK(1)
                    .quoteScaleK(1)
                    .build(),
            ObjectsPool.createDefaultTestPool(),
            new OrderBookEventsHelper(MatcherTradeEvent::new),
            LoggingConfiguration.DEFAULT);
    private final OrderCommand command = new OrderCommand();
    private long tradedLots;

    @Override
    public void play(MatchingStream stream, int from, int to) {
        for (int i = from; i < to; i++) {
            command.orderId = stream.orders[i];
            command.matcherEvent = null;
            switch (stream.kinds[i]) {
                case MatchingStream.ADD -> add(stream, i, OrderType.GTC);
                case MatchingStream.IOC -> add(stream, i, OrderType.IOC);
                case MatchingStream.CANCEL -> cancel(stream, i);
                case MatchingStream.REDUCE -> reduce(stream, i);
                default -> move(stream, i);
            }
            for (MatcherTradeEvent event = command.matcherEvent; event != null; event = event.nextEvent) {
                if (event.eventType == MatcherEventType.TRADE) {
                    tradedLots += event.size;
                }
            }
        }
    }

    private void add(MatchingStream stream, int i, OrderType type) {
        command.uid = stream.orders[i];
        command.price = stream.prices[i];
        command.size = stream.quantities[i];
        command.reserveBidPrice = NO_RISK_LIMIT;
        command.action = stream.buys[i] ? OrderAction.BID : OrderAction.ASK;
        command.orderType = type;
        book.newOrder(command);
    }

    private void cancel(MatchingStream stream, int i) {
        command.uid = stream.orders[i];
        book.cancelOrder(command);
    }

    private void reduce(MatchingStream stream, int i) {
        command.uid = stream.orders[i];
        command.size = stream.quantities[i];
        book.reduceOrder(command);
    }

    private void move(MatchingStream stream, int i) {
        command.uid = stream.orders[i];
        command.price = stream.prices[i];
        book.moveOrder(command);
    }

    @Override
    public long tradedLots() {
        return tradedLots;
    }

    @Override
    public int restingOrders() {
        return book.getOrdersNum(OrderAction.BID) + book.getOrdersNum(OrderAction.ASK);
    }

    @Override
    public Object root() {
        return book;
    }
}
