package io.cryptoflow.application.risk;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.application.port.ControlsReader.OpenOrders;
import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.domain.account.GlobalTrading;
import io.vertx.core.Future;
import java.util.List;

/** Whether the kill switch is engaged, and how far it is. */
public final class FindKillSwitch implements UseCase<FindKillSwitch.Query, FindKillSwitch.Result> {
    private static final int ACCOUNTS = 10_000;

    private final TradingSwitch trading;
    private final ControlsReader controls;

    /** Nothing to choose. */
    public record Query() {}

    /** How the kill switch stands, and how many orders are open here. */
    public record Result(GlobalTrading trading, long openOrders) {}

    public FindKillSwitch(TradingSwitch trading, ControlsReader controls) {
        this.trading = trading;
        this.controls = controls;
    }

    @Override
    public Future<Result> handle(Query query) {
        return trading.current()
                .compose(now -> controls.openOrdersByAccount(ACCOUNTS).map(open -> new Result(now, sum(open))));
    }

    private static long sum(List<OpenOrders> open) {
        return open.stream().mapToLong(OpenOrders::open).sum();
    }
}
