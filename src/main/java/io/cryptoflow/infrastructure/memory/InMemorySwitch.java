package io.cryptoflow.infrastructure.memory;

import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.domain.account.GlobalTrading;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What everybody may do, in memory. */
public final class InMemorySwitch implements TradingSwitch {
    private final TreeMap<Long, GlobalTrading> versions = new TreeMap<>();

    InMemorySwitch() {
        versions.put(GlobalTrading.INITIAL.version(), GlobalTrading.INITIAL);
    }

    synchronized GlobalTrading inForce() {
        return versions.lastEntry().getValue();
    }

    @Override
    public Future<GlobalTrading> current() {
        return Future.succeededFuture(inForce());
    }

    @Override
    public synchronized Future<GlobalTrading> change(Function<GlobalTrading, GlobalTrading> change) {
        return Future.succeededFuture(inForce()).map(change).onSuccess(next -> versions.put(next.version(), next));
    }

    @Override
    public synchronized Future<List<GlobalTrading>> history(long version, int limit) {
        Map<Long, GlobalTrading> newestFirst = versions.headMap(version, false).descendingMap();
        return Future.succeededFuture(newestFirst.values().stream()
                .filter(past -> past.version() > 0)
                .limit(limit)
                .toList());
    }
}
