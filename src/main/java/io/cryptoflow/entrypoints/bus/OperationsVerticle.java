package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.operations.ChangeLogLevel;
import io.cryptoflow.application.operations.FindLogLevels;
import io.cryptoflow.domain.value.ApiKeyId;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What administrators change about this very process, on the bus. The logger of changes has a level that nobody changes. */
public final class OperationsVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger("io.cryptoflow.audit");

    private final MessageBus bus;
    private final UseCase<FindLogLevels.Query, FindLogLevels.Result> find;
    private final UseCase<ChangeLogLevel.Command, ChangeLogLevel.Result> change;

    public OperationsVerticle(
            MessageBus bus,
            UseCase<FindLogLevels.Query, FindLogLevels.Result> find,
            UseCase<ChangeLogLevel.Command, ChangeLogLevel.Result> change) {
        this.bus = bus;
        this.find = find;
        this.change = change;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                bus.serve(Addresses.FIND_LOG_LEVELS, find),
                bus.serve(Addresses.CHANGE_LOG_LEVEL, command -> change.handle(command)
                        .onSuccess(OperationsVerticle::audit)));
    }

    private static void audit(ChangeLogLevel.Result changed) {
        LOG.info(
                "log level changed logger={} level={} account={} key={}",
                changed.logger(),
                changed.level(),
                changed.by().account(),
                changed.by().key().map(ApiKeyId::value).orElse("none"));
    }
}
