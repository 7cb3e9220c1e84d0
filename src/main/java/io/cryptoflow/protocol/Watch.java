package io.cryptoflow.protocol;

import com.google.protobuf.Message;
import cryptoflow.v1.BacktestsGrpcClient;
import cryptoflow.v1.BacktestsGrpcService;
import cryptoflow.v1.MarketDataGrpcClient;
import cryptoflow.v1.MarketDataGrpcService;
import cryptoflow.v1.OrdersGrpcClient;
import cryptoflow.v1.OrdersGrpcService;
import io.vertx.grpc.common.ServiceMethod;

/** A call that is answered again and again, until it ends. */
// The generated methods do not change, which their type does not tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum Watch {
    /** The events of one account, from a known one on. */
    ACCOUNT(OrdersGrpcClient.WatchAccountEvents, OrdersGrpcService.WatchAccountEvents, Access.READ),
    /** The events of all accounts, from now on. */
    ALL_ACCOUNTS(OrdersGrpcClient.WatchAllAccounts, OrdersGrpcService.WatchAllAccounts, Access.PROCESS),
    /** The market as it changes. */
    MARKET(MarketDataGrpcClient.WatchMarket, MarketDataGrpcService.WatchMarket, Access.READ),
    /** Backtests that get further. */
    BACKTESTS(BacktestsGrpcClient.WatchBacktests, BacktestsGrpcService.WatchBacktests, Access.READ);

    private final ServiceMethod<Message, Message> asked;
    private final ServiceMethod<Message, Message> served;
    private final Access access;

    Watch(ServiceMethod<?, ?> asked, ServiceMethod<?, ?> served, Access access) {
        this.asked = Call.untyped(asked);
        this.served = Call.untyped(served);
        this.access = access;
    }

    /** The method, seen by who asks. */
    public ServiceMethod<Message, Message> asked() {
        return asked;
    }

    /** The method, seen by who answers. */
    public ServiceMethod<Message, Message> served() {
        return served;
    }

    /** Who may make it. */
    public Access access() {
        return access;
    }

    /** Such as {@code Orders/WatchAccountEvents}. */
    public String text() {
        return served.serviceName().name() + "/" + served.methodName();
    }
}
