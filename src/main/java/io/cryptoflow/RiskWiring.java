package io.cryptoflow;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.order.CancelOrders;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.ApiKeys;
import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.application.risk.ArmDeadMansSwitch;
import io.cryptoflow.application.risk.ChangeControls;
import io.cryptoflow.application.risk.ChangeTrading;
import io.cryptoflow.application.risk.FindAudit;
import io.cryptoflow.application.risk.FindControls;
import io.cryptoflow.application.risk.FindDeadMansSwitch;
import io.cryptoflow.application.risk.FindKillSwitch;
import io.cryptoflow.application.risk.FindTrading;
import io.cryptoflow.application.risk.FireDeadMansSwitches;
import io.cryptoflow.application.risk.KillOrders;
import io.cryptoflow.application.risk.SwitchTrading;
import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.entrypoints.bus.RiskVerticle;
import io.cryptoflow.entrypoints.bus.Served;
import io.cryptoflow.infrastructure.metrics.RiskMetrics;
import java.time.InstantSource;
import java.util.List;

/**
 * What limits and switches are made of.
 *
 * @param defaults the limits of accounts that have none of their own
 */
record RiskWiring(
        AccountReader reader,
        ControlsReader controls,
        TradingSwitch trading,
        ApiKeys keys,
        UnitOfWork unitOfWork,
        RiskLimits defaults,
        RiskMetrics metrics,
        InstantSource clock) {
    /** The verticle that serves them and acts for the switches. */
    RiskVerticle verticle(MessageBus bus, CancelOrders cancelOrders, VenueGateway venue) {
        KillOrders killOrders = new KillOrders(trading, controls, cancelOrders, venue, clock);
        metrics.watch(killOrders);
        return new RiskVerticle(
                bus,
                served(killOrders),
                killOrders,
                new FireDeadMansSwitches(controls, unitOfWork, cancelOrders, clock),
                controls,
                metrics::summarize);
    }

    private List<Served<?, ?>> served(KillOrders killOrders) {
        return List.of(
                new Served<>(Addresses.CHANGE_CONTROLS, new ChangeControls(unitOfWork, reader, keys)),
                new Served<>(Addresses.FIND_CONTROLS, new FindControls(reader, controls, trading, defaults)),
                new Served<>(Addresses.CHANGE_TRADING, new ChangeTrading(trading, clock)),
                new Served<>(Addresses.FIND_TRADING, new FindTrading(trading)),
                new Served<>(Addresses.SWITCH_TRADING, new SwitchTrading(trading, killOrders, clock)),
                new Served<>(Addresses.FIND_KILL_SWITCH, new FindKillSwitch(trading, controls)),
                new Served<>(Addresses.ARM_DEAD_MANS_SWITCH, new ArmDeadMansSwitch(unitOfWork, clock)),
                new Served<>(Addresses.FIND_DEAD_MANS_SWITCH, new FindDeadMansSwitch(controls)),
                new Served<>(Addresses.FIND_AUDIT, new FindAudit(controls, trading)));
    }
}
