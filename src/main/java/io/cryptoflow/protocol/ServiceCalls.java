package io.cryptoflow.protocol;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import cryptoflow.v1.AgentOuterClass;
import cryptoflow.v1.BacktestsOuterClass;
import cryptoflow.v1.MarketDataOuterClass;
import cryptoflow.v1.OrdersOuterClass;
import cryptoflow.v1.RiskOuterClass;
import io.vertx.grpc.common.ServiceName;
import java.util.List;

/** A service of gRPC, and the calls that it has. */
// Its lists are made by List.of and never change, which their type does not tell.
@SuppressWarnings("ImmutableEnumChecker")
public enum ServiceCalls {
    /** Orders and accounts. */
    ORDERS(
            OrdersOuterClass.getDescriptor().findServiceByName("Orders"),
            Calls.ORDERS,
            Watch.ACCOUNT,
            Watch.ALL_ACCOUNTS),
    /** Limits and switches. */
    RISK(RiskOuterClass.getDescriptor().findServiceByName("Risk"), Calls.RISK),
    /** The market. */
    MARKET_DATA(MarketDataOuterClass.getDescriptor().findServiceByName("MarketData"), Calls.MARKET_DATA, Watch.MARKET),
    /** Indicators and backtests. */
    BACKTESTS(BacktestsOuterClass.getDescriptor().findServiceByName("Backtests"), Calls.BACKTESTS, Watch.BACKTESTS),
    /** Sentences, tickets and the manual. */
    AGENT(AgentOuterClass.getDescriptor().findServiceByName("Agent"), Calls.AGENT);

    private final ServiceDescriptor descriptor;
    private final List<Call<?, ?>> calls;
    private final List<Watch> watches;

    ServiceCalls(ServiceDescriptor descriptor, List<Call<?, ?>> calls, Watch... watches) {
        this.descriptor = descriptor;
        this.calls = calls;
        this.watches = List.of(watches);
    }

    /** As the proto file has it. */
    public ServiceDescriptor descriptor() {
        return descriptor;
    }

    /** Its full name on the wire. */
    public ServiceName serviceName() {
        return ServiceName.create(descriptor.getFullName());
    }

    /** Its calls of one question and one answer. */
    public List<Call<?, ?>> calls() {
        return calls;
    }

    /** Its calls that are answered again and again. */
    public List<Watch> watches() {
        return watches;
    }
}
