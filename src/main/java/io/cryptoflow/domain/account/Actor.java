package io.cryptoflow.domain.account;

import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import java.util.Optional;

/**
 * Who changed something.
 *
 * @param key the API key that was shown; absent for what no key did
 */
public record Actor(AccountId account, Optional<ApiKeyId> key) {}
