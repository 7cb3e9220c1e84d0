package io.cryptoflow;

import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.infrastructure.grpc.Endpoints;
import io.cryptoflow.protocol.ServiceCalls;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/** The roles that other processes have, as far as this one needs them, and the port at which it stands in for others. */
final class RemoteRoles {
    private final Host host;
    private final RemoteWiring wiring;
    private final Optional<Endpoints> market;

    RemoteRoles(Host host) {
        this.host = host;
        this.wiring = new RemoteWiring(host.vertx, host.bus, host.settings, host.registry);
        host.shutdown.register("grpc connections", wiring::close);
        this.market = wiring.marketData();
    }

    /** The market of another process, if this one is to follow it; blocks until it tells what it lists. */
    Optional<LatestMarket> market() {
        return market.map(endpoints -> {
            FindInstruments.Result listed = StartFailure.await("market data", wiring.instruments(endpoints));
            LatestMarket latest = new LatestMarket(
                    listed.source(),
                    listed.instruments(),
                    host.settings.market().staleAfter(),
                    host.clock);
            host.screen.market(latest, Optional.of("followed from " + endpoints.shown()));
            return latest;
        });
    }

    /** The market of another process: its questions are asked there, and what it announces is announced here. */
    void followMarket(Consumer<MarketEvent> follower) {
        market.ifPresent(endpoints -> {
            watch(endpoints, "market-data");
            host.deploy("market data", wiring.standIn(endpoints, ServiceCalls.MARKET_DATA, ServiceCalls.BACKTESTS));
            host.deploy("tickers", wiring.tickers(endpoints, host.clock));
            host.deploy("market stream", wiring.market(endpoints, follower));
            host.deploy("backtest stream", wiring.backtests(endpoints));
        });
    }

    /** The orders of another process, likewise. */
    void standInForOrders() {
        wiring.orders().ifPresent(endpoints -> {
            watch(endpoints, "orders");
            host.deploy("orders", wiring.standIn(endpoints, ServiceCalls.ORDERS, ServiceCalls.RISK));
            if (host.settings.rabbitmq().uri().external().isEmpty()) {
                host.deploy("account stream", wiring.accounts(endpoints));
            }
        });
    }

    /** The agent of another process, likewise. */
    void standInForAgent() {
        wiring.agent().ifPresent(endpoints -> {
            watch(endpoints, "agent");
            host.deploy("agent", wiring.standIn(endpoints, ServiceCalls.AGENT));
        });
    }

    private void watch(Endpoints endpoints, String role) {
        host.shutdown.register(role + " endpoints", () -> {
            endpoints.close();
            return Future.succeededFuture();
        });
        host.readiness.watch(wiring.check(role, endpoints));
    }

    /** Opens the port of gRPC, if there is to be one. */
    void startServer() {
        wiring.server(host.readiness::isWell, host.clock).ifPresent(server -> {
            host.deploy("grpc.port " + host.settings.grpc().server().port(), server);
            host.screen.grpcPort(server.port());
        });
    }
}
