package io.cryptoflow.domain.matching;

import io.cryptoflow.domain.value.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The rules of matching, said as simply as possible: one list of everything that rests, in the order of its arrival. */
final class NaiveBook {
    private final SelfTradePrevention prevention;
    private final MatchListener listener;
    private final List<Resting> resting = new ArrayList<>();
    private final Map<String, Long> shown = new HashMap<>();
    private final Map<String, Long> taken = new HashMap<>();
    private long trades;

    NaiveBook(SelfTradePrevention prevention, MatchListener listener) {
        this.prevention = prevention;
        this.listener = listener;
    }

    void add(long order, long account, Side side, long price, long quantity, Handling handling) {
        joinMarket();
        Resting taker = new Resting(order, account, side, price, quantity);
        taker.postOnly = handling == Handling.POST_ONLY;
        if (taker.postOnly && !queueAgainst(side, price).isEmpty()) {
            listener.rejected(order, Refusal.WOULD_MATCH);
            return;
        }
        listener.accepted(order);
        boolean rests = handling == Handling.GTC || handling == Handling.POST_ONLY;
        if (handling == Handling.FOK && !offers(taker)) {
            listener.expired(order, Expiry.NOT_OFFERED);
        } else {
            match(taker, rests);
        }
    }

    void spend(long order, long account, long worst, long budget) {
        joinMarket();
        listener.accepted(order);
        long left = budget;
        for (Resting maker : queueAgainst(Side.BUY, worst)) {
            long lots = left / maker.price;
            if (lots == 0) {
                break;
            }
            Resting part = new Resting(order, account, Side.BUY, maker.price, lots);
            if (meet(part, maker)) {
                listener.expired(order, Expiry.SELF_TRADE);
                return;
            }
            left -= (lots - part.leaves) * maker.price;
            if (part.leaves < lots && left < maker.price) {
                return;
            }
        }
        listener.expired(order, Expiry.NOT_OFFERED);
    }

    private void match(Resting taker, boolean rests) {
        for (Resting maker : queueAgainst(taker.side, taker.price)) {
            if (taker.leaves > 0 && meet(taker, maker)) {
                listener.expired(taker.order, Expiry.SELF_TRADE);
                return;
            }
        }
        if (taker.leaves > 0 && rests) {
            resting.add(taker);
        } else if (taker.leaves > 0) {
            listener.expired(taker.order, Expiry.NOT_OFFERED);
        }
    }

    /** Trades as much as both want; answers whether the taker ends, because it met its own account. */
    private boolean meet(Resting taker, Resting maker) {
        if (maker.account == taker.account) {
            if (prevention != SelfTradePrevention.EXPIRE_TAKER) {
                resting.remove(maker);
                listener.expired(maker.order, Expiry.SELF_TRADE);
            }
            return prevention != SelfTradePrevention.EXPIRE_MAKER;
        }
        long quantity = Math.min(taker.leaves, maker.leaves);
        trades++;
        if (maker.isMarket()) {
            taken.merge(maker.level(), quantity, Long::sum);
        }
        reduce(maker, quantity);
        taker.leaves -= quantity;
        listener.took(taker.order, trades, maker.price, quantity);
        return false;
    }

    private void reduce(Resting maker, long quantity) {
        maker.leaves -= quantity;
        if (!maker.isMarket()) {
            listener.made(maker.order, trades, maker.price, quantity);
        }
        if (maker.leaves == 0) {
            resting.remove(maker);
        }
    }

    private boolean offers(Resting taker) {
        long offered = 0;
        for (Resting maker : queueAgainst(taker.side, taker.price)) {
            if (maker.account != taker.account) {
                offered += maker.leaves;
            } else if (prevention != SelfTradePrevention.EXPIRE_MAKER) {
                break;
            }
        }
        return offered >= taker.quantity;
    }

    /** What of the market stands side by side at a price is one quantity. */
    private void joinMarket() {
        Map<String, Resting> last = new HashMap<>();
        for (Resting rest : List.copyOf(resting)) {
            Optional<Resting> joined =
                    Optional.ofNullable(last.put(rest.level(), rest)).filter(Resting::isMarket);
            if (rest.isMarket() && joined.isPresent()) {
                joined.get().leaves += rest.leaves;
                resting.remove(rest);
                last.put(rest.level(), joined.get());
            }
        }
    }

    private List<Resting> queueAgainst(Side side, long limit) {
        return Resting.queue(resting, side.opposite(), limit);
    }

    boolean cancel(long order) {
        boolean found = resting.removeIf(rest -> rest.order == order);
        if (found) {
            listener.canceled(order);
        }
        return found;
    }

    void amend(long order, long quantity, long price) {
        joinMarket();
        Optional<Resting> found = find(order);
        if (found.isEmpty()) {
            listener.amendRejected(order, Refusal.UNKNOWN);
            return;
        }
        Resting rest = found.get();
        long filled = rest.quantity - rest.leaves;
        if (quantity <= filled) {
            listener.amendRejected(order, Refusal.ALREADY_FILLED);
        } else if (rest.postOnly && !queueAgainst(rest.side, price).isEmpty()) {
            listener.amendRejected(order, Refusal.WOULD_MATCH);
        } else {
            boolean worse = price != rest.price || quantity > rest.quantity;
            rest.price = price;
            rest.quantity = quantity;
            rest.leaves = quantity - filled;
            listener.amended(order, quantity, price);
            if (worse) {
                resting.remove(rest);
                match(rest, true);
            }
        }
    }

    private Optional<Resting> find(long order) {
        return resting.stream().filter(rest -> rest.order == order).findFirst();
    }

    void print(long price, long quantity) {
        joinMarket();
        long left = quantity;
        for (Side side : Side.values()) {
            for (Resting maker : Resting.queue(resting, side, price)) {
                if (left > 0 && maker.isMarket() && isAheadOfAnOrder(maker)) {
                    long eaten = maker.price == price ? Math.min(left, maker.leaves) : maker.leaves;
                    shown.merge(maker.level(), -eaten, Long::sum);
                    left -= maker.price == price ? eaten : 0;
                    reduce(maker, eaten);
                } else if (left > 0 && !maker.isMarket()) {
                    left -= tradeWithMarket(maker, left);
                }
            }
        }
    }

    private boolean isAheadOfAnOrder(Resting market) {
        return resting.stream()
                .skip(resting.indexOf(market))
                .anyMatch(rest -> !rest.isMarket() && rest.level().equals(market.level()));
    }

    private long tradeWithMarket(Resting maker, long available) {
        long quantity = Math.min(available, maker.leaves);
        trades++;
        reduce(maker, quantity);
        return quantity;
    }

    /** The market's picture of both sides, quantities by price. */
    void show(SortedMap<Long, Long> bids, SortedMap<Long, Long> asks) {
        for (String level : List.copyOf(shown.keySet())) {
            Side side = Side.valueOf(level.substring(0, level.indexOf(' ')));
            long price = Long.parseLong(level.substring(level.indexOf(' ') + 1));
            long now = (side == Side.BUY ? bids : asks).getOrDefault(price, 0L);
            withdraw(side, price, shown.getOrDefault(level, 0L) - now);
        }
        bids.keySet().stream().sorted(Comparator.reverseOrder()).forEach(price -> offer(Side.BUY, price, bids));
        asks.keySet().stream().sorted().forEach(price -> offer(Side.SELL, price, asks));
    }

    private void withdraw(Side side, long price, long less) {
        String level = side + " " + price;
        for (long lot = 0; lot < less; lot++) {
            shown.merge(level, -1L, Long::sum);
            if (taken.getOrDefault(level, 0L) > 0) {
                taken.merge(level, -1L, Long::sum);
            } else {
                List<Resting> market = resting.stream()
                        .filter(rest -> rest.isMarket() && rest.level().equals(level))
                        .toList();
                reduce(market.get(market.size() - 1), 1);
            }
        }
    }

    private void offer(Side side, long price, SortedMap<Long, Long> depth) {
        Resting more = new Resting(0, 0, side, price, 0);
        long now = depth.getOrDefault(price, 0L);
        more.leaves = now - shown.getOrDefault(more.level(), 0L);
        shown.put(more.level(), now);
        for (Resting maker : queueAgainst(side, price)) {
            if (more.leaves > 0) {
                long given = tradeWithMarket(maker, more.leaves);
                more.leaves -= given;
                taken.merge(more.level(), given, Long::sum);
            }
        }
        if (more.leaves > 0) {
            resting.add(more);
        }
    }
}
