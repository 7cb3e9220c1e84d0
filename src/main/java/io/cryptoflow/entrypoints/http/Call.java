package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.domain.account.Actor;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.entrypoints.json.InvalidRequest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One request that matches the contract.
 *
 * @param parameters values as the contract types them: {@code String}, a whole {@code Number} or a list of strings
 * @param body empty for operations without one
 */
record Call(Principal principal, Map<String, Object> parameters, JsonObject body) {
    AccountId account() {
        return principal.account();
    }

    /** Who asks, for what is written down about changes. */
    Actor actor() {
        return new Actor(principal.account(), principal.key());
    }

    OrderId orderId() {
        return OrderId.of(text("orderId").orElseThrow());
    }

    Symbol requiredSymbol() {
        return symbol().orElseThrow();
    }

    Optional<Symbol> symbol() {
        return text("symbol").map(name -> symbol("symbol", name));
    }

    List<Symbol> symbols() {
        List<?> names = (List<?>) parameters.getOrDefault("symbols", List.of());
        return names.stream()
                .map(name -> symbol("symbols", (String) name))
                .distinct()
                .toList();
    }

    /** The words of a list, each once. */
    List<String> texts(String name) {
        List<?> words = (List<?>) parameters.getOrDefault(name, List.of());
        return words.stream().map(String.class::cast).distinct().toList();
    }

    int number(String name) {
        return Math.toIntExact(longNumber(name));
    }

    long longNumber(String name) {
        return ((Number) Objects.requireNonNull(parameters.get(name), name)).longValue();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable((String) parameters.get(name));
    }

    Optional<Instant> moment(String name) {
        return text(name).map(text -> moment(name, text));
    }

    private static Instant moment(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException invalid) {
            throw InvalidRequest.field(
                    "INVALID_PARAMETER", field, "expected a moment in UTC that exists, like 2026-01-05T09:30:00Z");
        }
    }

    private static Symbol symbol(String field, String name) {
        try {
            return Symbol.of(name);
        } catch (IllegalArgumentException invalid) {
            throw InvalidRequest.field("INVALID_PARAMETER", field, invalid);
        }
    }
}
