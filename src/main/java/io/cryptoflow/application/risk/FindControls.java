package io.cryptoflow.application.risk;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.domain.account.AccountControls;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.account.TradingState;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;

/** What holds an account back: its limits, those of its keys, its trading state and everybody's. */
public final class FindControls implements UseCase<FindControls.Query, FindControls.Result> {
    private final AccountReader reader;
    private final ControlsReader controls;
    private final TradingSwitch trading;
    private final RiskLimits defaults;

    /** Whose. */
    public record Query(AccountId account) {}

    /**
     * What is in force.
     *
     * @param everybody the trading state that everybody has
     * @param limits the account's own, or the defaults
     */
    public record Result(AccountId account, AccountControls controls, TradingState everybody, RiskLimits limits) {}

    /** @param defaults the limits of accounts that have none of their own */
    public FindControls(AccountReader reader, ControlsReader controls, TradingSwitch trading, RiskLimits defaults) {
        this.reader = reader;
        this.controls = controls;
        this.trading = trading;
        this.defaults = defaults;
    }

    @Override
    public Future<Result> handle(Query query) {
        return KnownAccount.require(reader, query.account())
                .compose(controls::findControls)
                .compose(found -> trading.current()
                        .map(now -> new Result(
                                query.account(),
                                found,
                                now.state(),
                                found.limits().orElse(defaults))));
    }
}
