package io.cryptoflow.entrypoints.http;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * One thing that must be well for the process to take work, or without which it works less well.
 *
 * @param name such as {@code database}
 * @param about which one it is, where there are several kinds; empty where not
 * @param needed whether the process takes no work without it
 * @param probe succeeds while it is well, and fails with a message for operators when not
 */
public record HealthCheck(String name, String about, boolean needed, Supplier<Future<Void>> probe) {
    /** A check of something of which there is one kind. */
    public HealthCheck(String name, Supplier<Future<Void>> probe) {
        this(name, "", true, probe);
    }

    /** A check of something of which there are several kinds. */
    public HealthCheck(String name, String about, Supplier<Future<Void>> probe) {
        this(name, about, true, probe);
    }

    /** A check of something that the process can do without for a while. */
    public static HealthCheck dispensable(String name, Supplier<Future<Void>> probe) {
        return new HealthCheck(name, "", false, probe);
    }
}
