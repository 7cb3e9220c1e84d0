package io.cryptoflow.application.account;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.LedgerAudit;
import io.cryptoflow.domain.account.Imbalance;
import io.cryptoflow.domain.account.Movement;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Proves that no money is missing, or says where. Every check compares all totals and balances, whose number grows with accounts
 * only, and as many of the entries as it has time for, whose number grows for ever; the next check goes on where it stopped.
 * Checks come one after the other.
 */
public final class CheckLedger implements UseCase<CheckLedger.Command, CheckLedger.Result> {
    private static final int WRONG_BALANCES_NAMED = 1_000;

    private final LedgerAudit audit;
    private final Effort effort;
    private final InstantSource clock;
    private LedgerWalk walk = LedgerWalk.START;

    /**
     * What a check may take.
     *
     * @param portion entries that are summed at once
     * @param time after which no further portion is begun
     * @param rest is waited for between two portions, so that nobody else is held up for longer than one takes
     */
    public record Effort(int portion, Duration time, Supplier<Future<Void>> rest) {}

    /** Asks for the next check. */
    public record Command() {}

    /**
     * What the check found.
     *
     * @param checkedAt when the check began
     * @param assets all that anybody owns or owes
     * @param imbalances empty when all is right
     */
    public record Result(Instant checkedAt, List<Asset> assets, List<Imbalance> imbalances) {
        /** Keeps its own copies. */
        public Result {
            assets = List.copyOf(assets);
            imbalances = List.copyOf(imbalances);
        }

        /** How much of {@code asset} is wrong; zero when all is right. */
        public Money imbalance(Asset asset) {
            return imbalances.stream()
                    .map(Imbalance::amount)
                    .filter(amount -> amount.asset().equals(asset))
                    .reduce(Money.zero(asset), Money::plus);
        }
    }

    /** What was compared of all accounts at one moment. */
    private record Totals(List<Money> sums, List<Imbalance> wrongBalances) {}

    public CheckLedger(LedgerAudit audit, Effort effort, InstantSource clock) {
        this.audit = audit;
        this.effort = effort;
        this.clock = clock;
    }

    @Override
    public Future<Result> handle(Command command) {
        Instant begun = clock.instant();
        return audit.atOneMoment(books -> books.sums().compose(sums -> books.wrongBalances(WRONG_BALANCES_NAMED)
                        .map(wrong -> new Totals(sums, wrong))))
                .compose(totals -> walkOn(walk, begun).map(further -> result(begun, totals, further)));
    }

    /** Each portion is of one moment, with the totals of the accounts that it completes. */
    private Future<LedgerWalk> walkOn(LedgerWalk from, Instant begun) {
        return audit.atOneMoment(books -> from.step(books, effort.portion()))
                .compose(further -> further.isRoundComplete() || isOver(begun)
                        ? Future.succeededFuture(further)
                        : effort.rest().get().compose(rested -> walkOn(further, begun)));
    }

    private boolean isOver(Instant begun) {
        return !clock.instant().isBefore(begun.plus(effort.time()));
    }

    private Result result(Instant begun, Totals totals, LedgerWalk further) {
        walk = further;
        List<Imbalance> imbalances = new ArrayList<>();
        totals.sums().stream()
                .filter(sum -> !sum.isZero())
                .map(CheckLedger::unequal)
                .forEach(imbalances::add);
        imbalances.addAll(totals.wrongBalances());
        imbalances.addAll(further.imbalances());
        return new Result(begun, totals.sums().stream().map(Money::asset).toList(), imbalances);
    }

    private static Imbalance unequal(Money sum) {
        return new Imbalance(
                Imbalance.Rule.BOOKS_SUM_TO_ZERO,
                Optional.empty(),
                Optional.<Movement.Book>empty(),
                Money.zero(sum.asset()),
                sum);
    }
}
