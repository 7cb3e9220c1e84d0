package io.cryptoflow.domain.agent;

import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every number, asset and venue of the requests that it visits. */
final class Uses implements Intent.Visitor<Uses> {
    final List<Mentions.Use> numbers = new ArrayList<>();
    final Set<Asset> assets = new HashSet<>();
    final Set<String> venues = new HashSet<>();
    final Set<Asset> implied = new HashSet<>();
    private final boolean whole;
    private final AccountContext context;

    private Uses(boolean whole, AccountContext context) {
        this.whole = whole;
        this.context = context;
    }

    /** @param whole whether the sentence says all, so that 100 percent needs no number */
    static Uses of(List<Intent> intents, boolean whole, AccountContext context) {
        Uses uses = new Uses(whole, context);
        intents.forEach(intent -> intent.accept(uses));
        return uses;
    }

    private void number(BigDecimal value, Mentions.Role role, Optional<Asset> unit) {
        numbers.add(new Mentions.Use(value, role, unit));
    }

    private void price(BigDecimal value) {
        number(value, Mentions.Role.PRICE, Optional.empty());
    }

    @Override
    public Uses placeOrder(Intent.PlaceOrder intent) {
        OrderWish order = intent.order();
        assets.add(order.base());
        order.quote().ifPresent(assets::add);
        order.venue().ifPresent(venues::add);
        size(order);
        order.limitPrice().ifPresent(price -> price(price.amount()));
        order.stopPrice().ifPresent(price -> price(price.amount()));
        order.trailPercent().ifPresent(percent -> number(percent, Mentions.Role.PERCENT, Optional.empty()));
        order.condition().ifPresent(condition -> {
            assets.add(condition.asset());
            price(condition.price().amount());
        });
        return this;
    }

    private void size(OrderWish order) {
        WishedSize size = order.size();
        size.currency().ifPresent(assets::add);
        boolean all = size.value().compareTo(BigDecimal.valueOf(100)) == 0;
        switch (size.kind()) {
            case BASE -> number(size.value(), Mentions.Role.UNITS, Optional.of(order.base()));
            case QUOTE -> number(size.value(), Mentions.Role.MONEY, size.currency());
            case POSITION_PCT, BALANCE_PCT -> {
                if (!all || !(whole || order.type().isConditional())) {
                    number(size.value(), Mentions.Role.PERCENT, Optional.empty());
                }
            }
        }
    }

    @Override
    public Uses cancelOrders(Intent.CancelOrders intent) {
        return filter(intent.filter());
    }

    @Override
    public Uses modifyOrder(Intent.ModifyOrder intent) {
        OrderChange change = intent.change();
        change.limitPrice().ifPresent(price -> price(price.amount()));
        change.stopPrice().ifPresent(price -> price(price.amount()));
        Optional<Asset> base = intent.filter().base().or(() -> baseOf(intent.filter()));
        change.quantity().ifPresent(quantity -> number(quantity.amount(), Mentions.Role.UNITS, base));
        return filter(intent.filter());
    }

    /** Of the order that the filter names, if it is open. */
    private Optional<Asset> baseOf(OrderFilter filter) {
        return filter.orderId().flatMap(context::openOrder).map(AccountContext.OpenOrder::base);
    }

    private Uses filter(OrderFilter filter) {
        baseOf(filter).ifPresent(implied::add);
        filter.orderId().ifPresent(id -> number(Decimals.parse(id), Mentions.Role.ORDER, Optional.empty()));
        filter.base().ifPresent(assets::add);
        assets.addAll(filter.excluded());
        filter.venue().ifPresent(venues::add);
        return this;
    }

    @Override
    public Uses findPrice(Intent.FindPrice intent) {
        return question(intent.assets(), intent.venue());
    }

    @Override
    public Uses findBook(Intent.FindBook intent) {
        return question(List.of(intent.base()), intent.venue());
    }

    @Override
    public Uses findStatistics(Intent.FindStatistics intent) {
        return question(List.of(intent.base()), intent.venue());
    }

    @Override
    public Uses findBalance(Intent.FindBalance intent) {
        return question(intent.asset().stream().toList(), Optional.empty());
    }

    @Override
    public Uses findPositions(Intent.FindPositions intent) {
        return question(intent.base().stream().toList(), Optional.empty());
    }

    @Override
    public Uses findOrders(Intent.FindOrders intent) {
        return question(
                intent.search().base().stream().toList(), intent.search().venue());
    }

    @Override
    public Uses findFills(Intent.FindFills intent) {
        return question(intent.base().stream().toList(), Optional.empty());
    }

    @Override
    public Uses findProfit(Intent.FindProfit intent) {
        return question(intent.base().stream().toList(), Optional.empty());
    }

    @Override
    public Uses help() {
        return this;
    }

    @Override
    public Uses askManual(Intent.AskManual intent) {
        return this;
    }

    private Uses question(List<Asset> asked, Optional<String> venue) {
        assets.addAll(asked);
        venue.ifPresent(venues::add);
        return this;
    }
}
