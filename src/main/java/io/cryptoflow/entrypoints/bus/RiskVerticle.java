package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.application.risk.FireDeadMansSwitches;
import io.cryptoflow.application.risk.KillOrders;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Limits and switches on the bus; goes on with a kill switch that is engaged, and fires dead man's switches that are due. */
public final class RiskVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RiskVerticle.class);
    private static final long SWITCH_MILLIS = 100;
    private static final long SUMMARY_MILLIS = 5_000;

    private final MessageBus bus;
    private final List<Served<?, ?>> served;
    private final KillOrders killOrders;
    private final FireDeadMansSwitches deadMansSwitches;
    private final ControlsReader controls;
    private final Consumer<ControlsReader.Summary> summaries;
    private volatile boolean stopped;
    private volatile boolean inTrouble;

    /** @param summaries hears every few seconds how many accounts are held back */
    public RiskVerticle(
            MessageBus bus,
            List<Served<?, ?>> served,
            KillOrders killOrders,
            FireDeadMansSwitches deadMansSwitches,
            ControlsReader controls,
            Consumer<ControlsReader.Summary> summaries) {
        this.bus = bus;
        this.served = List.copyOf(served);
        this.killOrders = killOrders;
        this.deadMansSwitches = deadMansSwitches;
        this.controls = controls;
        this.summaries = summaries;
    }

    @Override
    public Future<?> start() {
        // What cannot be done now is tried again in the background; it is no reason not to serve.
        return Future.join(killOrders.advance(), deadMansSwitches.fire())
                .onComplete(this::noteTrouble)
                .transform(tried -> Future.all(served.stream()
                        .map(useCase -> useCase.serve(bus, cause -> {}))
                        .toList()))
                .onSuccess(serving -> workInBackground());
    }

    private void workInBackground() {
        summarize();
        vertx.setPeriodic(SWITCH_MILLIS, timer -> Future.join(killOrders.advance(), deadMansSwitches.fire())
                .onComplete(this::noteTrouble));
        vertx.setPeriodic(SUMMARY_MILLIS, timer -> summarize());
    }

    private void summarize() {
        controls.summary().onSuccess(summaries::accept);
    }

    /** Trouble that lasts is told once. */
    private void noteTrouble(AsyncResult<?> round) {
        if (round.failed() && !inTrouble && !stopped) {
            LOG.warn(
                    "switches not looked after, to be tried again cause={}",
                    round.cause().toString());
        }
        inTrouble = round.failed();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return Future.succeededFuture();
    }
}
