package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.operations.FindLogLevels;
import io.cryptoflow.entrypoints.json.LogLevelJson;
import io.vertx.core.Future;
import java.util.Map;

/** How much this process tells in its log. */
final class LogLevelEndpoints {
    private final MessageBus bus;

    LogLevelEndpoints(MessageBus bus) {
        this.bus = bus;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of("listLogLevels", this::list, "putLogLevel", this::put);
    }

    private Future<Answer> list(Call call) {
        return bus.request(Addresses.FIND_LOG_LEVELS, new FindLogLevels.Query())
                .map(found -> Answer.ok(LogLevelJson.of(found)));
    }

    private Future<Answer> put(Call call) {
        return bus.request(Addresses.CHANGE_LOG_LEVEL, LogLevelJson.change(call.actor(), call.body()))
                .map(changed -> Answer.ok(LogLevelJson.of(changed)));
    }
}
