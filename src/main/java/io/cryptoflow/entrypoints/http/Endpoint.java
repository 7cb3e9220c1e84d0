package io.cryptoflow.entrypoints.http;

import io.vertx.core.Future;

/** What stands behind one operation of the contract. */
@FunctionalInterface
interface Endpoint {
    /** Does it; every trouble is a failed Future or an exception for {@link ProblemResponder}. */
    Future<Answer> answer(Call call);
}
