package io.cryptoflow.entrypoints.http;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * One thing that must be well for the process to take work.
 *
 * @param name such as {@code database}
 * @param probe succeeds while it is well, and fails with a message for operators when not
 */
public record HealthCheck(String name, Supplier<Future<Void>> probe) {}
