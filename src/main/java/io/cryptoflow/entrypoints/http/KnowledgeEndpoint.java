package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.entrypoints.json.KnowledgeJson;
import io.vertx.core.Future;
import java.util.Map;

/** Questions about the product. */
final class KnowledgeEndpoint {
    private final MessageBus bus;

    KnowledgeEndpoint(MessageBus bus) {
        this.bus = bus;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of("askKnowledge", this::ask);
    }

    private Future<Answer> ask(Call call) {
        return bus.request(Addresses.ASK_KNOWLEDGE, KnowledgeJson.query(call.body()))
                .map(answer -> Answer.ok(KnowledgeJson.of(answer)));
    }
}
