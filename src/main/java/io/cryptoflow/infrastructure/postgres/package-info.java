/**
 * Postgres: the unit of work with group commit, committed reads, keys, the outbox's position, migrations.
 *
 * <pre>
 *  inTransaction(account, work)
 *     -> AccountLane      one per account: runs work after work on its AccountState, ahead of the commits
 *     -> GroupCommitter   takes what finished meanwhile, of all lanes, and commits it in one transaction:
 *            1  BEGIN, lock the accounts' rows, compare their sequence, look for known client order ids
 *            2  one multi-row statement per table, COMMIT
 *     -> the Futures of the group, in order; lanes whose row had moved run their work again on fresh state
 * </pre>
 *
 * Everything between the Future's edges lives on one event-loop context, so nothing here is locked.
 */
package io.cryptoflow.infrastructure.postgres;
