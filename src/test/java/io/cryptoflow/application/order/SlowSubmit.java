package io.cryptoflow.application.order;

import io.cryptoflow.application.port.VenueGateway;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.Revision;
import io.cryptoflow.fixture.FakeVenue;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes its time with every submit, which reaches the venue only when told. */
final class SlowSubmit implements VenueGateway {
    private final FakeVenue venue;
    private final List<Runnable> waiting = new ArrayList<>();

    SlowSubmit(FakeVenue venue) {
        this.venue = venue;
    }

    void answerAll() {
        waiting.forEach(Runnable::run);
    }

    @Override
    public void onReport(Consumer<ExecutionReport> listener) {
        venue.onReport(listener);
    }

    @Override
    public Future<Void> submit(Order order) {
        Promise<Void> answered = Promise.promise();
        waiting.add(() -> venue.submit(order).onComplete(answered));
        return answered.future();
    }

    @Override
    public Future<Void> cancel(OrderId id) {
        return venue.cancel(id);
    }

    @Override
    public Future<Void> amend(OrderId id, int revision, Revision.Amendment amendment) {
        return venue.amend(id, revision, amendment);
    }

    @Override
    public Future<List<ExecutionReport>> reports(OrderId id) {
        return venue.reports(id);
    }
}
