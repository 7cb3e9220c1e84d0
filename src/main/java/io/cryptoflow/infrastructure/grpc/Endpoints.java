package io.cryptoflow.infrastructure.grpc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The processes that have one role, which take turns; one that is not well gets work only when no other is. */
public final class Endpoints {
    private static final long CHECK_MILLIS = 1_000;

    private final String role;
    private final List<Endpoint> all;
    private final AtomicInteger turn = new AtomicInteger();
    private final Vertx vertx;
    private final long timer;

    /** @param role name of the role, for people and metrics */
    public Endpoints(
            Vertx vertx, String role, List<SocketAddress> addresses, GrpcTransport transport, MeterRegistry registry) {
        this.vertx = vertx;
        this.role = role;
        this.all = addresses.stream()
                .map(address -> new Endpoint(vertx, address, transport))
                .toList();
        all.forEach(endpoint -> watch(endpoint, registry));
        timer = vertx.setPeriodic(CHECK_MILLIS, tick -> all.forEach(Endpoint::check));
    }

    private void watch(Endpoint endpoint, MeterRegistry registry) {
        Tags tags = Tags.of("role", role, "endpoint", endpoint.address().toString());
        registry.gauge("cryptoflow.grpc.endpoint.healthy", tags, endpoint, one -> one.isHealthy() ? 1 : 0);
        registry.gauge("cryptoflow.grpc.breaker.open", tags, endpoint, one -> one.isOpenToCalls() ? 0 : 1);
    }

    String role() {
        return role;
    }

    int size() {
        return all.size();
    }

    /** Whose turn it is among those that were not tried yet; a healthy one before one that is not. */
    Optional<Endpoint> next(Set<Endpoint> tried) {
        int first = turn.getAndIncrement();
        Optional<Endpoint> unwell = Optional.empty();
        for (int i = 0; i < all.size(); i++) {
            Endpoint endpoint = all.get(Math.floorMod(first + i, all.size()));
            if (!tried.contains(endpoint) && endpoint.isOpenToCalls()) {
                if (endpoint.isHealthy()) {
                    return Optional.of(endpoint);
                }
                unwell = unwell.or(() -> Optional.of(endpoint));
            }
        }
        return unwell;
    }

    /** Succeeds while at least one process of the role is well. */
    public Future<Void> check() {
        return isAnyWell()
                ? Future.succeededFuture()
                : Future.failedFuture("no process of the role " + role + " answers");
    }

    boolean isAnyWell() {
        return all.stream().anyMatch(endpoint -> endpoint.isHealthy() && endpoint.isOpenToCalls());
    }

    /** Where they are, for people. */
    public String shown() {
        return String.join(
                ", ", all.stream().map(one -> one.address().toString()).toList());
    }

    /** Looks at all of them now; completes when each was seen or is known to be away. */
    public Future<Void> lookOnce() {
        return Future.join(all.stream().map(Endpoint::check).toList()).transform(seen -> Future.succeededFuture());
    }

    /** Stops looking at them. */
    public void close() {
        vertx.cancelTimer(timer);
        all.forEach(Endpoint::close);
    }
}
