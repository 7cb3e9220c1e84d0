package io.cryptoflow;

import com.google.protobuf.Message;
import cryptoflow.v1.MarketTopic;
import cryptoflow.v1.WatchAllAccountsRequest;
import cryptoflow.v1.WatchBacktestsRequest;
import cryptoflow.v1.WatchMarketRequest;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.RememberedTickers;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.entrypoints.bus.RemoteAccountsVerticle;
import io.cryptoflow.entrypoints.bus.RemoteBacktestsVerticle;
import io.cryptoflow.entrypoints.bus.RemoteMarketVerticle;
import io.cryptoflow.entrypoints.bus.RemoteSource;
import io.cryptoflow.entrypoints.bus.RemoteTickersVerticle;
import io.cryptoflow.entrypoints.bus.RemoteVerticle;
import io.cryptoflow.entrypoints.bus.Served;
import io.cryptoflow.entrypoints.grpc.GrpcVerticle;
import io.cryptoflow.entrypoints.grpc.ServerTls;
import io.cryptoflow.entrypoints.http.HealthCheck;
import io.cryptoflow.infrastructure.grpc.ClientTls;
import io.cryptoflow.infrastructure.grpc.Endpoints;
import io.cryptoflow.infrastructure.grpc.GrpcTransport;
import io.cryptoflow.infrastructure.grpc.RemoteCalls;
import io.cryptoflow.infrastructure.grpc.RemoteStream;
import io.cryptoflow.protocol.Call;
import io.cryptoflow.protocol.Calls;
import io.cryptoflow.protocol.ServiceCalls;
import io.cryptoflow.protocol.Watch;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What stands in for the roles that other processes have, and the port at which this process stands in for others. */
final class RemoteWiring {
    private static final String ORDERS = "orders";
    private static final String MARKET_DATA = "market-data";
    private static final String AGENT = "agent";
    private static final long PAUSE_MILLIS = 500;
    private static final int INSTRUMENT_TRIES = 120;
    private static final Duration TICKERS_KEPT = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final MessageBus bus;
    private final Settings settings;
    private final MeterRegistry registry;
    private final GrpcTransport transport;

    RemoteWiring(Vertx vertx, MessageBus bus, Settings settings, MeterRegistry registry) {
        this.vertx = vertx;
        this.bus = bus;
        this.settings = settings;
        this.registry = registry;
        this.transport = new GrpcTransport(
                vertx,
                clientTls(settings.grpc().tls()),
                settings.grpc().serviceToken().value(),
                settings.grpc().server().maximumMessageBytes());
    }

    /** The orders role of other processes, if this one lacks it and knows where it is. */
    Optional<Endpoints> orders() {
        return endpoints(ORDERS, Role.ORDERS, settings.grpc().orders());
    }

    /** The market-data role of other processes; likewise. */
    Optional<Endpoints> marketData() {
        return endpoints(MARKET_DATA, Role.MARKET_DATA, settings.grpc().market());
    }

    /** The agent role of other processes; likewise. */
    Optional<Endpoints> agent() {
        return endpoints(AGENT, Role.AGENT, settings.grpc().agent());
    }

    private Optional<Endpoints> endpoints(String name, Role role, List<GrpcSettings.Endpoint> where) {
        if (settings.roles().contains(role) || where.isEmpty()) {
            return Optional.empty();
        }
        List<SocketAddress> addresses = where.stream()
                .map(one -> SocketAddress.inetSocketAddress(one.port(), one.host()))
                .toList();
        return Optional.of(new Endpoints(vertx, name, addresses, transport, registry));
    }

    /** The addresses of {@code services}, answered by {@code endpoints}, but for the tickers. */
    RemoteVerticle standIn(Endpoints endpoints, ServiceCalls... services) {
        RemoteCalls calls = new RemoteCalls(endpoints, settings.http().requestTimeout(), registry);
        return new RemoteVerticle(
                bus,
                Stream.of(services)
                        .flatMap(service -> service.calls().stream())
                        .filter(call -> call != Calls.FIND_TICKERS)
                        .<Served<?, ?>>map(call -> served(call, calls))
                        .toList());
    }

    /** The tickers of {@code endpoints}, remembered for a while. */
    RemoteTickersVerticle tickers(Endpoints endpoints, InstantSource clock) {
        RemoteCalls calls = new RemoteCalls(endpoints, settings.http().requestTimeout(), registry);
        return new RemoteTickersVerticle(
                bus,
                new RememberedTickers(
                        calls.useCase(Calls.FIND_TICKERS), settings.market().staleAfter(), TICKERS_KEPT, clock));
    }

    private static <Q, R> Served<Q, R> served(Call<Q, R> call, RemoteCalls calls) {
        return new Served<>(call.address(), calls.useCase(call));
    }

    /** The market of {@code endpoints} as it changes; {@code follower} sees prints and books first. */
    RemoteMarketVerticle market(Endpoints endpoints, Consumer<MarketEvent> follower) {
        WatchMarketRequest.Builder asked = WatchMarketRequest.newBuilder()
                .addTopics(MarketTopic.MARKET_TOPIC_TICKERS)
                .addTopics(MarketTopic.MARKET_TOPIC_TRADES)
                .addTopics(MarketTopic.MARKET_TOPIC_BOOKS)
                .addTopics(MarketTopic.MARKET_TOPIC_CANDLES);
        // Where there is a broker, signals come from there.
        if (settings.rabbitmq().uri().external().isEmpty()) {
            asked.addTopics(MarketTopic.MARKET_TOPIC_SIGNALS);
        }
        return new RemoteMarketVerticle(bus, stream(endpoints, Watch.MARKET, asked.build()), follower);
    }

    /** The backtests of {@code endpoints} as they get further. */
    RemoteBacktestsVerticle backtests(Endpoints endpoints) {
        return new RemoteBacktestsVerticle(
                bus, stream(endpoints, Watch.BACKTESTS, WatchBacktestsRequest.getDefaultInstance()));
    }

    /** The events of all accounts of {@code endpoints} as they are committed. */
    RemoteAccountsVerticle accounts(Endpoints endpoints) {
        return new RemoteAccountsVerticle(
                bus, stream(endpoints, Watch.ALL_ACCOUNTS, WatchAllAccountsRequest.getDefaultInstance()));
    }

    private RemoteSource stream(Endpoints endpoints, Watch watch, Message question) {
        RemoteStream stream = new RemoteStream(vertx, endpoints, transport, watch, question);
        return new RemoteSource() {
            @Override
            public void start(Runnable onOpened, Consumer<Message> listener) {
                stream.start(onOpened, listener);
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    /** What {@code endpoints} list; asked again and again until they tell, for at most a minute. */
    Future<FindInstruments.Result> instruments(Endpoints endpoints) {
        RemoteCalls calls = new RemoteCalls(endpoints, settings.http().requestTimeout(), registry);
        return instruments(calls.useCase(Calls.FIND_INSTRUMENTS), INSTRUMENT_TRIES);
    }

    private Future<FindInstruments.Result> instruments(
            UseCase<FindInstruments.Query, FindInstruments.Result> ask, int tries) {
        return ask.handle(new FindInstruments.Query())
                .recover(cause -> tries <= 1
                        ? Future.failedFuture(cause)
                        : vertx.timer(PAUSE_MILLIS).compose(pause -> instruments(ask, tries - 1)));
    }

    HealthCheck check(String role, Endpoints endpoints) {
        return new HealthCheck(role, endpoints.shown(), false, endpoints::check);
    }

    /** The port of gRPC, if there is to be one. */
    Optional<GrpcVerticle> server(Supplier<Future<Boolean>> health, InstantSource clock) {
        GrpcSettings.Server server = settings.grpc().server();
        if (!server.enabled()) {
            return Optional.empty();
        }
        Duration drain = settings.shutdown().drainTimeout();
        GrpcVerticle.Options options = new GrpcVerticle.Options(
                server.host(),
                server.port(),
                serverTls(settings.grpc().tls()),
                settings.grpc().serviceToken().value(),
                server.maximumMessageBytes(),
                drain);
        return Optional.of(new GrpcVerticle(options, bus, List.of(ServiceCalls.values()), health, registry, clock));
    }

    private static Optional<ServerTls> serverTls(GrpcSettings.Tls tls) {
        return Optional.of(tls)
                .filter(GrpcSettings.Tls::hasCertificate)
                .map(files -> new ServerTls(files.certificate(), files.key(), given(files.authority())));
    }

    private static Optional<ClientTls> clientTls(GrpcSettings.Tls tls) {
        return given(tls.authority())
                .map(authority -> new ClientTls(
                        authority,
                        Optional.of(tls)
                                .filter(GrpcSettings.Tls::hasCertificate)
                                .map(files -> new ClientTls.Own(files.certificate(), files.key()))));
    }

    private static Optional<String> given(String file) {
        return Optional.of(file).filter(name -> !name.isEmpty());
    }

    Future<Void> close() {
        return transport.close();
    }
}
