package io.cryptoflow.entrypoints.bridge;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.Topic;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A small server with the bridge, keys, stored events and topics that a test can announce on. */
final class RunningBridge implements AutoCloseable {
    static final String KEY = "cf_paper_alice";
    static final String KEY_OF_BOB = "cf_paper_bob";
    static final String KEY_WITHOUT_READ = "cf_paper_blind";
    static final AccountId ALICE = new AccountId("alice");
    static final String EVENTS_OF_ALICE = "account.alice.events";
    static final String TICKER = "market.ticker.BTC-USDT";
    private static final int PADDING = 4_000;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LocalTopics topics = new LocalTopics();
    private final List<AccountEvent> stored = new CopyOnWriteArrayList<>();
    private final Map<String, Principal> keys = new ConcurrentHashMap<>(Map.of(
            KEY, new Principal(ALICE, Set.of(Scope.READ)),
            KEY_OF_BOB, new Principal(new AccountId("bob"), Set.of(Scope.READ)),
            KEY_WITHOUT_READ, new Principal(ALICE, Set.of(Scope.TRADE))));
    private final EventBusBridge bridge;
    private final int port;

    RunningBridge(BridgeLimits limits, Consumer<Router> pages, String... origins) throws Exception {
        bridge = new EventBusBridge(
                topics,
                this::authenticate,
                new AccountEvents(this::find, RunningBridge::json),
                Set.of(origins),
                limits,
                new BridgeMetrics(meters));
        vertx.deployVerticle(bridge.announcer()).await(5, TimeUnit.SECONDS);
        GatewayVerticle gateway = new GatewayVerticle(bridge, pages);
        vertx.deployVerticle(gateway).await(5, TimeUnit.SECONDS);
        port = gateway.port();
    }

    static RunningBridge start() throws Exception {
        return new RunningBridge(BridgeLimits.STANDARD, router -> {});
    }

    Vertx vertx() {
        return vertx;
    }

    int port() {
        return port;
    }

    EventBusBridge bridge() {
        return bridge;
    }

    <E> void announce(Topic<E> topic, E event) {
        topics.publish(topic, event);
    }

    /** Commits the next event of the account without announcing it. */
    AccountEvent store() {
        long sequence = stored.size() + 1L;
        Balance balance =
                Balance.empty(new Asset("USDT")).receive(Money.of(Long.toString(sequence), new Asset("USDT")));
        AccountEvent event =
                new AccountEvent(ALICE, sequence, Market.NOON, new AccountEvent.BalancesChanged(List.of(balance)));
        stored.add(event);
        return event;
    }

    /** Commits the next event of the account and announces it. */
    void happen() {
        announce(Addresses.ACCOUNT_EVENTS, store());
    }

    void revoke(String key) {
        keys.remove(key);
    }

    double gauge(String name) {
        return meters.get("bridge." + name).gauge().value();
    }

    double count(String name, String tag, String value) {
        return meters.find("bridge." + name).tag(tag, value).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    private Future<Principal> authenticate(Optional<String> authorization) {
        Principal holder = keys.get(authorization.orElse("").replaceFirst("Bearer ", ""));
        return holder != null
                ? Future.succeededFuture(holder)
                : Future.failedFuture(
                        FailureException.of(Failure.Kind.UNAUTHENTICATED, "API_KEY_UNKNOWN", "no such API key"));
    }

    private Future<FindAccountEvents.Result> find(FindAccountEvents.Query query) {
        List<AccountEvent> events = stored.stream()
                .filter(event -> event.account().equals(query.account()))
                .skip(query.after())
                .limit(query.limit())
                .toList();
        return vertx.timer(1, TimeUnit.MILLISECONDS).map(later -> new FindAccountEvents.Result(events));
    }

    private static JsonObject json(AccountEvent event) {
        return new JsonObject()
                .put("accountId", event.account().value())
                .put("sequence", event.sequence())
                .put("padding", "x".repeat(PADDING));
    }
}
