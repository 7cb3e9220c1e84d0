package io.cryptoflow.application.account;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.ApiKeys;
import io.cryptoflow.application.port.Transaction;
import io.cryptoflow.application.port.UnitOfWork;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.account.Balance;
import io.cryptoflow.domain.account.Movement;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** Opens a paper account with its first money and a key that may do everything on it. */
public final class OpenAccount implements UseCase<OpenAccount.Command, OpenAccount.Result> {
    private final UnitOfWork unitOfWork;
    private final ApiKeys keys;

    /** The account, its money, and the key, of which only the hash is stored. */
    public record Command(AccountId account, List<Money> funds, String apiKey) {
        /** Keeps its own copy. */
        public Command {
            funds = List.copyOf(funds);
        }

        @Override
        public String toString() {
            return "Command[account=" + account + ", funds=" + funds + ", apiKey=***]";
        }
    }

    /** The account that stands open. */
    public record Result(AccountId account) {}

    public OpenAccount(UnitOfWork unitOfWork, ApiKeys keys) {
        this.unitOfWork = unitOfWork;
        this.keys = keys;
    }

    @Override
    public Future<Result> handle(Command command) {
        Principal holder = new Principal(command.account(), Set.of(Scope.values()));
        return unitOfWork
                .inTransaction(command.account(), tx -> fund(command.funds(), tx))
                .compose(funded -> keys.add(KeyHash.of(command.apiKey()), holder))
                .map(stored -> new Result(command.account()));
    }

    private static Future<List<Balance>> fund(List<Money> funds, Transaction tx) {
        List<Balance> funded = funds.stream()
                .filter(money -> tx.balance(money.asset()).total().isZero())
                .map(money -> new Balance(money, Money.zero(money.asset())))
                .toList();
        if (!funded.isEmpty()) {
            tx.updateBalances(funded);
            tx.append(new AccountEvent.BalancesChanged(funded));
            tx.post(Movement.deposit(funded.stream().map(Balance::free).toList()));
        }
        return Future.succeededFuture(funded);
    }
}
