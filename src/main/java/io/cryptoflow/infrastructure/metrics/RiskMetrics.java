package io.cryptoflow.infrastructure.metrics;

import io.cryptoflow.application.port.ControlsReader.Summary;
import io.cryptoflow.application.risk.KillOrders;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.AccountEvent.DeadMansSwitchChanged;
import io.cryptoflow.domain.account.TradingState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What holds trading back: {@code cryptoflow_trading_state} by state (1 for the one in force), {@code cryptoflow_accounts_not_active},
 * {@code cryptoflow_kill_switch_engaged} and {@code cryptoflow_kill_switch_done}, {@code cryptoflow_dead_man_switches_armed} and
 * {@code cryptoflow_dead_man_switches_fired_total}.
 */
public final class RiskMetrics {
    private final MeterRegistry registry;
    private final Counter fired;
    private volatile Summary summary = new Summary(0, 0);

    public RiskMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.fired = Counter.builder("cryptoflow.dead.man.switches.fired")
                .description("Dead man's switches that were not renewed in time")
                .register(registry);
        gauge(
                "cryptoflow.accounts.not.active",
                "Accounts whose trading state is not ACTIVE",
                this,
                me -> me.summary.notActive());
        gauge(
                "cryptoflow.dead.man.switches.armed",
                "Accounts with an armed dead man's switch",
                this,
                me -> me.summary.armed());
    }

    /** Counts events that were committed. */
    public void count(List<AccountEvent> events) {
        for (AccountEvent event : events) {
            if (event.content() instanceof DeadMansSwitchChanged changed && changed.fired()) {
                fired.increment();
            }
        }
    }

    /** Takes in how many accounts are held back. */
    public void summarize(Summary latest) {
        summary = latest;
    }

    /** Watches what everybody may do. */
    public void watch(KillOrders killOrders) {
        for (TradingState state : TradingState.values()) {
            Gauge.builder(
                            "cryptoflow.trading.state",
                            killOrders,
                            kill -> one(kill.lastSeen().state() == state))
                    .description("1 for the trading state that everybody has")
                    .tag("state", state.name())
                    .strongReference(true)
                    .register(registry);
        }
        gauge(
                "cryptoflow.kill.switch.engaged",
                "1 while the kill switch holds trading back",
                killOrders,
                kill -> one(kill.lastSeen().isKilled()));
        gauge(
                "cryptoflow.kill.switch.done",
                "1 once it has canceled everything",
                killOrders,
                kill -> one(kill.lastSeen().isKilled() && !kill.lastSeen().isKilling()));
    }

    private static double one(boolean so) {
        return so ? 1 : 0;
    }

    private <T> void gauge(String name, String description, T watched, ToDoubleFunction<T> value) {
        Gauge.builder(name, watched, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
