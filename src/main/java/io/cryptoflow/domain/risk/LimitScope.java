package io.cryptoflow.domain.risk;

import io.cryptoflow.domain.account.RiskLimits;
import io.cryptoflow.domain.value.ApiKeyId;
import java.util.Optional;

/**
 * Limits and whose orders they count.
 *
 * @param key only the orders of this key; absent for all orders of the account
 */
public record LimitScope(Optional<ApiKeyId> key, RiskLimits limits) {
    /** As a sentence names it. */
    String name() {
        return key.map(id -> "key " + id).orElse("the account");
    }
}
