package io.cryptoflow.application.risk;

import io.cryptoflow.application.order.CancelOrders;
import io.cryptoflow.application.port.ControlsReader;
import io.cryptoflow.application.port.ControlsReader.OpenOrders;
import io.cryptoflow.application.port.TradingSwitch;
import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.account.GlobalTrading;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Reason;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Cancels everything while the kill switch is engaged, until none is open here and the venue shows none. It keeps nothing
 * in memory: called again and again, it goes on where it, or another process, stopped.
 */
public final class KillOrders {
    private static final int ACCOUNTS_AT_ONCE = 500;

    private final TradingSwitch trading;
    private final ControlsReader controls;
    private final CancelOrders cancelOrders;
    private final VenueGateway venue;
    private final InstantSource clock;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile GlobalTrading last = GlobalTrading.INITIAL;

    public KillOrders(
            TradingSwitch trading,
            ControlsReader controls,
            CancelOrders cancelOrders,
            VenueGateway venue,
            InstantSource clock) {
        this.trading = trading;
        this.controls = controls;
        this.cancelOrders = cancelOrders;
        this.venue = venue;
        this.clock = clock;
    }

    /** What everybody may do, as it was seen last. */
    public GlobalTrading lastSeen() {
        return last;
    }

    /** Makes one round, unless one is under way; does nothing when the kill switch is not engaged, or done. */
    public Future<Void> advance() {
        if (!underWay.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        return trading.current().compose(this::look).onComplete(done -> underWay.set(false));
    }

    private Future<Void> look(GlobalTrading now) {
        last = now;
        return now.isKilling()
                ? controls.openOrdersByAccount(ACCOUNTS_AT_ONCE).compose(open -> kill(open, now))
                : Future.succeededFuture();
    }

    private Future<Void> kill(List<OpenOrders> open, GlobalTrading now) {
        if (open.isEmpty()) {
            return venue.openOrders().compose(there -> finish(there, now));
        }
        Optional<Reason> why = Optional.of(new Reason(Reason.KILL_SWITCH, now.reason()));
        List<Future<CancelOrders.Result>> canceled = open.stream()
                .filter(account -> account.uncanceled() > 0)
                .map(account -> cancelOrders.handle(
                        new CancelOrders.Command(account.account(), Optional.empty(), Optional.empty(), why)))
                .toList();
        return Future.join(canceled).mapEmpty();
    }

    /** What only the venue has is canceled there, and looked for again in the next round. */
    private Future<Void> finish(List<OrderId> there, GlobalTrading killed) {
        if (!there.isEmpty()) {
            return Future.join(there.stream().map(venue::cancel).toList()).mapEmpty();
        }
        return trading.change(now -> now.version() == killed.version() ? now.done(clock.instant()) : now)
                .onSuccess(now -> last = now)
                .mapEmpty();
    }
}
