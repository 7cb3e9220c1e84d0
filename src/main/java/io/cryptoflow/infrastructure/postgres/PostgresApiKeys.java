package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.application.port.ApiKeys;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keys in Postgres, by their hash. */
public final class PostgresApiKeys implements ApiKeys {
    private static final String FIND =
            "SELECT account_id, scopes FROM api_keys WHERE key_hash = $1 AND revoked_at IS NULL";
    private static final String ADD =
            "INSERT INTO api_keys (key_hash, account_id, scopes) VALUES ($1, $2, $3) ON CONFLICT (key_hash) DO NOTHING";

    private static final String HOLDS =
            "SELECT FROM api_keys WHERE account_id = $1 AND left(key_hash, 16) = $2 AND revoked_at IS NULL";

    private final Pool pool;

    public PostgresApiKeys(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Optional<Principal>> find(String keyHash) {
        return PostgresFailures.translated(pool.preparedQuery(FIND).execute(Tuple.of(keyHash)))
                .map(rows -> {
                    var found = rows.iterator();
                    return found.hasNext() ? Optional.of(principal(found.next())) : Optional.empty();
                });
    }

    @Override
    public Future<Void> add(String keyHash, Principal principal) {
        String[] scopes = principal.scopes().stream().map(Scope::text).sorted().toArray(String[]::new);
        Tuple row = Tuple.of(keyHash, principal.account().value()).addArrayOfString(scopes);
        return PostgresFailures.translated(pool.preparedQuery(ADD).execute(row)).mapEmpty();
    }

    @Override
    public Future<Boolean> holds(AccountId account, ApiKeyId key) {
        return PostgresFailures.translated(pool.preparedQuery(HOLDS).execute(Tuple.of(account.value(), key.value())))
                .map(rows -> rows.size() > 0);
    }

    private static Principal principal(Row row) {
        return new Principal(
                new AccountId(row.getString(0)),
                Arrays.stream(row.getArrayOfStrings(1))
                        .map(text -> Scope.valueOf(text.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()));
    }
}
