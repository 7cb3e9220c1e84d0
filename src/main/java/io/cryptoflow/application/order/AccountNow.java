package io.cryptoflow.application.order;

import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderGroup;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.Trigger;
import io.cryptoflow.domain.risk.AccountView;
import io.cryptoflow.domain.risk.LimitScope;
import io.cryptoflow.domain.risk.MarketNow;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account inside a unit of work, as the risk gate asks about it: exact under any race, for units run one after the other. */
final class AccountNow implements AccountView {
    private final Transaction tx;
    private final List<LimitScope> scopes;
    private final LocalDate today;
    private final Optional<Order> amended;

    private AccountNow(
            Transaction tx, Optional<ApiKeyId> key, MarketNow now, RiskLimits defaults, Optional<Order> amended) {
        this.tx = tx;
        this.scopes = scopes(tx.controls(), key, defaults);
        this.today = LocalDate.ofInstant(now.time(), ZoneOffset.UTC);
        this.amended = amended;
    }

    static AccountNow of(Optional<ApiKeyId> key, MarketNow now, RiskLimits defaults, Transaction tx) {
        return new AccountNow(tx, key, now, defaults, Optional.empty());
    }

    static AccountNow amending(Order order, MarketNow now, RiskLimits defaults, Transaction tx) {
        return new AccountNow(tx, order.key(), now, defaults, Optional.of(order));
    }

    static TradingState stateOf(Transaction tx) {
        return tx.controls().state().stricter(tx.trading().state());
    }

    private static List<LimitScope> scopes(AccountControls controls, Optional<ApiKeyId> key, RiskLimits defaults) {
        List<LimitScope> scopes = new ArrayList<>(2);
        scopes.add(new LimitScope(Optional.empty(), controls.limits().orElse(defaults)));
        key.flatMap(id -> Optional.ofNullable(controls.keyLimits().get(id)))
                .ifPresent(limits -> scopes.add(new LimitScope(key, limits)));
        return scopes;
    }

    @Override
    public TradingState state() {
        return stateOf(tx);
    }

    @Override
    public List<LimitScope> scopes() {
        return scopes;
    }

    @Override
    public int openOrders(LimitScope scope) {
        return scope.key().isEmpty()
                ? tx.openOrders().size()
                : (int) tx.openOrders().stream()
                        .filter(order -> order.key().equals(scope.key()))
                        .count();
    }

    @Override
    public int placedAfter(LimitScope scope, Instant moment) {
        return tx.placedAfter(moment, scope.key());
    }

    @Override
    public Money realizedToday(Asset quote) {
        return tx.realizedOn(today, quote);
    }

    /** What an amended order fills already is part of its quantity, and of what it may reduce. */
    @Override
    public Quantity reducible(OrderTerms terms) {
        Position position = tx.position(terms.symbol());
        if (!position.closingSide().equals(Optional.of(terms.side()))) {
            return amended.map(Order::cumulativeQuantity).orElse(Quantity.ZERO);
        }
        BigDecimal open = reducing(terms).stream().map(Quantity::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left =
                position.quantity().magnitude().amount().subtract(open).max(BigDecimal.ZERO);
        return new Quantity(left).plus(amended.map(Order::cumulativeQuantity).orElse(Quantity.ZERO));
    }

    /** What open orders on the same side would take; of the exits of a group only one can. */
    private List<Quantity> reducing(OrderTerms terms) {
        Map<OrderId, Quantity> byGroup = new HashMap<>();
        for (Order order : tx.openOrders()) {
            boolean counts = order.terms().symbol().equals(terms.symbol())
                    && order.terms().side() == terms.side()
                    && amended.filter(same -> same.id().equals(order.id())).isEmpty()
                    && !waitsForEntry(order);
            if (counts) {
                OrderId group = order.group().map(OrderGroup::id).orElse(order.id());
                byGroup.merge(group, leaves(order), (one, other) -> one.compareTo(other) >= 0 ? one : other);
            }
        }
        return List.copyOf(byGroup.values());
    }

    private static boolean waitsForEntry(Order order) {
        return order.trigger().map(Trigger::state).equals(Optional.of(Trigger.State.INACTIVE));
    }

    /** A market order that spends a quote quantity, which is a buy, takes at most what that pays at any price: unknown, so all. */
    private Quantity leaves(Order order) {
        return order.leavesQuantity()
                .orElseGet(() -> new Quantity(tx.position(order.terms().symbol())
                        .quantity()
                        .magnitude()
                        .amount()));
    }
}
