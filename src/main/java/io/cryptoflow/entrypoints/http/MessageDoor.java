package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.account.Principal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/** Answers JSON messages that come over HTTP beside the contract, once it is known who asks and the body is whole. */
@FunctionalInterface
public interface MessageDoor {
    /**
     * The answer to {@code message}.
     *
     * @param headers the value of a header by its name
     */
    Future<Reply> answer(Principal principal, Function<String, Optional<String>> headers, JsonObject message);

    /**
     * What a message is answered with.
     *
     * @param body absent where it needs no answer
     */
    record Reply(int status, Optional<JsonObject> body) {}
}
