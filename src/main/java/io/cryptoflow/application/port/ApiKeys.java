package io.cryptoflow.application.port;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.vertx.core.Future;
import java.util.Optional;

/** Who stands behind an API key. Keys are known by their SHA-256 hash only. */
public interface ApiKeys {
    /** The holder of the key with this hash, unless there is none or it was revoked. */
    Future<Optional<Principal>> find(String keyHash);

    /** Stores the hash of a key. */
    Future<Void> add(String keyHash, Principal principal);

    /** Whether {@code account} holds a key of this name that was not revoked. */
    Future<Boolean> holds(AccountId account, ApiKeyId key);
}
