package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.entrypoints.json.MarketStreamJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The prints of one symbol as its address tells them: the last ones, then each. */
final class TradeTale {
    /** Prints that a client gets to begin with, at most. */
    static final int RECENT = 50;

    private final Symbol symbol;
    private final BridgeAddress address;
    private final Deque<PublicTrade> newestFirst = new ArrayDeque<>();

    TradeTale(Symbol symbol) {
        this.symbol = symbol;
        this.address = BridgeAddress.ofMarket(BridgeAddress.Kind.TRADE, symbol);
    }

    String address() {
        return address.name();
    }

    /** Begins with prints from before. */
    Moment begin(long number, List<PublicTrade> recentNewestFirst) {
        newestFirst.addAll(recentNewestFirst);
        return Moment.of(number, whole(number));
    }

    Moment tell(long number, PublicTrade trade) {
        newestFirst.addFirst(trade);
        if (newestFirst.size() > RECENT) {
            newestFirst.removeLast();
        }
        Message whole = whole(number);
        boolean first = newestFirst.size() == 1;
        return new Moment(
                number,
                first ? whole : Message.of(address, number, () -> MarketStreamJson.trade(trade, number)),
                whole);
    }

    private Message whole(long number) {
        List<PublicTrade> recent = List.copyOf(newestFirst);
        return Message.of(address, number, () -> MarketStreamJson.trades(symbol, number, recent));
    }
}
