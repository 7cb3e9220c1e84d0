package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What units of work leave behind. Of an order, a balance or a position that changed several times only the last state is written. */
final class Writes {
    /** Version of what everybody may do for units that decided nothing. */
    static final long NOT_DECIDED = Long.MAX_VALUE;

    private final Map<OrderId, Order> added = new LinkedHashMap<>();
    private final Map<OrderId, Order> updated = new LinkedHashMap<>();
    private final Map<AccountAsset, Balance> balances = new LinkedHashMap<>();
    private final List<AccountFill> fills = new ArrayList<>();
    private final Map<PositionRows.AccountSymbol, Position> positions = new LinkedHashMap<>();
    private final List<LedgerRows.AccountEntry> ledger = new ArrayList<>();
    private final Map<AccountId, AccountControls> controls = new LinkedHashMap<>();
    private final List<AccountEvent> events = new ArrayList<>();
    private final List<ClientOrderKey> assumedFree = new ArrayList<>();
    private final Map<AccountId, Long> sequences = new LinkedHashMap<>();
    private long tradingVersion = NOT_DECIDED;

    record AccountAsset(AccountId account, Asset asset) {}

    record AccountFill(AccountId account, Fill fill) {}

    record ClientOrderKey(AccountId account, ClientOrderId id) {}

    void add(Order order) {
        added.put(order.id(), order);
    }

    void update(Order order) {
        (added.containsKey(order.id()) ? added : updated).put(order.id(), order);
    }

    void put(AccountId account, Balance balance) {
        balances.put(new AccountAsset(account, balance.asset()), balance);
    }

    void add(AccountFill fill) {
        fills.add(fill);
    }

    void put(AccountId account, Position position) {
        positions.put(new PositionRows.AccountSymbol(account, position.symbol()), position);
    }

    void add(LedgerRows.AccountEntry entry) {
        ledger.add(entry);
    }

    void add(AccountEvent event) {
        events.add(event);
        sequences.put(event.account(), event.sequence());
    }

    void put(AccountId account, AccountControls changed) {
        controls.put(account, changed);
    }

    void decideUnder(long version) {
        tradingVersion = Math.min(tradingVersion, version);
    }

    void assumeFree(ClientOrderKey key) {
        assumedFree.add(key);
    }

    void addAll(Writes later) {
        later.added.values().forEach(this::add);
        later.updated.values().forEach(this::update);
        balances.putAll(later.balances);
        fills.addAll(later.fills);
        positions.putAll(later.positions);
        ledger.addAll(later.ledger);
        events.addAll(later.events);
        assumedFree.addAll(later.assumedFree);
        sequences.putAll(later.sequences);
        controls.putAll(later.controls);
        decideUnder(later.tradingVersion);
    }

    List<Order> added() {
        return List.copyOf(added.values());
    }

    List<Order> updated() {
        return List.copyOf(updated.values());
    }

    /** Of the updated orders those that may have got other terms, or moved their trigger. */
    List<Order> reworked() {
        return updated.values().stream().filter(Order::isReworkable).toList();
    }

    Map<AccountAsset, Balance> balances() {
        return balances;
    }

    List<AccountFill> fills() {
        return fills;
    }

    Map<PositionRows.AccountSymbol, Position> positions() {
        return positions;
    }

    List<LedgerRows.AccountEntry> ledger() {
        return ledger;
    }

    /** What the entries add to each total, one row per total. */
    Map<LedgerRows.BookKey, BigDecimal> ledgerTotals() {
        Map<LedgerRows.BookKey, BigDecimal> added = new LinkedHashMap<>();
        ledger.forEach(
                row -> added.merge(row.key(), row.entry().content().amount().amount(), BigDecimal::add));
        return added;
    }

    Map<AccountId, AccountControls> controls() {
        return controls;
    }

    /** The events that tell of a change by an administrator. */
    List<AccountEvent> controlChanges() {
        return controls.isEmpty()
                ? List.of()
                : events.stream()
                        .filter(event -> event.content() instanceof AccountEvent.ControlsChanged)
                        .toList();
    }

    /** The earliest version of what everybody may do that a unit was decided under, or {@link #NOT_DECIDED}. */
    long tradingVersion() {
        return tradingVersion;
    }

    List<AccountEvent> events() {
        return events;
    }

    /** Client order ids taken as unused without asking the database; to be verified before the commit. */
    List<ClientOrderKey> assumedFree() {
        return assumedFree;
    }

    Map<AccountId, Long> sequences() {
        return sequences;
    }
}
