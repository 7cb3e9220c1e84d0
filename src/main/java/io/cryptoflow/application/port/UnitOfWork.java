package io.cryptoflow.application.port;

import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * Runs work in one transaction on one account: all of it is kept, or none.
 *
 * <p>The account is the boundary of consistency: units of one account run one after the other and see each other's
 * writes; units of different accounts are independent, so an implementation may commit many of them together.
 * When another process changed the account meanwhile, the work is run again on fresh state: it must therefore
 * have no effect but through its {@link Transaction}.
 */
@FunctionalInterface
public interface UnitOfWork {
    /**
     * The Future succeeds after the commit with what {@code work} answered, and fails, with nothing kept, when
     * {@code work} fails or the commit does (UNAVAILABLE). When the answer to a commit is lost the unit may have been
     * kept all the same; repeating it must be safe.
     */
    <T> Future<T> inTransaction(AccountId account, Function<Transaction, Future<T>> work);
}
