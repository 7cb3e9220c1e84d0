package io.cryptoflow.application.port;

import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.account.Movement;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One account inside a unit of work: reads see what was written before, writes are kept with the commit or not at all. */
public interface Transaction {
    /** The order, open or closed, if it is this account's. */
    Future<Optional<Order>> findOrder(OrderId id);

    /** The order that the client placed under {@code id}, open or closed. */
    Future<Optional<Order>> findOrder(ClientOrderId id);

    /** All open orders of this account, in no particular order. */
    Collection<Order> openOrders();

    /** The balance of {@code asset}; an empty one where there is none. */
    Balance balance(Asset asset);

    /** Stores a new order. */
    void addOrder(Order order);

    /** Replaces an order that was found or added before. */
    void updateOrder(Order order);

    /** Stores a fill of an order of this account. */
    void addFill(Fill fill);

    /** Replaces these balances. */
    void updateBalances(List<Balance> balances);

    /** The position in {@code symbol}; one without anything where there was no trade. */
    Position position(Symbol symbol);

    /** All positions, closed ones too; as many as symbols that were ever traded. */
    List<Position> positions();

    /** Replaces the position in its symbol. */
    void updatePosition(Position position);

    /** Realized profit, or loss below zero, of positions in {@code quote} on one UTC day, the current one or later. */
    default Money realizedOn(LocalDate day, Asset quote) {
        return positions().stream()
                .filter(position -> position.symbol().quote().equals(quote))
                .map(position -> position.realizedOn(day))
                .reduce(Money.zero(quote), Money::plus);
    }

    /** What holds the account back. */
    AccountControls controls();

    /** Replaces what holds the account back. */
    void updateControls(AccountControls controls);

    /** What everybody may do; when that changes before the commit, the work is run again. */
    GlobalTrading trading();

    /** How many orders were placed, and not denied, after {@code moment}, which is at most a second ago; with {@code key}, by it. */
    int placedAfter(Instant moment, Optional<ApiKeyId> key);

    /** Enters a movement into the ledger, under the number of the event that was appended last; one movement per event. */
    void post(Movement movement);

    /** Appends what happened to the account's story, which is the outbox too; numbers follow each other without a gap. */
    void append(AccountEvent.Content content);
}
