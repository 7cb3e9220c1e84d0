package io.cryptoflow.application.risk;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.domain.account.GlobalTrading;
import io.vertx.core.Future;

/** What everybody may do. */
public final class FindTrading implements UseCase<FindTrading.Query, FindTrading.Result> {
    private final TradingSwitch trading;

    /** Nothing to choose. */
    public record Query() {}

    /** What is in force. */
    public record Result(GlobalTrading trading) {}

    public FindTrading(TradingSwitch trading) {
        this.trading = trading;
    }

    @Override
    public Future<Result> handle(Query query) {
        return trading.current().map(Result::new);
    }
}
