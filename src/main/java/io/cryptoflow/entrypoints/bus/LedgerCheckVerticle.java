package io.cryptoflow.entrypoints.bus;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.account.CheckLedger;
import io.cryptoflow.domain.account.Imbalance;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the money for as long as it is deployed, one check at a time, and says in the log what is missing. */
public final class LedgerCheckVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerCheckVerticle.class);
    private static final int IMBALANCES_LOGGED = 20;

    private final UseCase<CheckLedger.Command, CheckLedger.Result> checkLedger;
    private final Duration period;
    private volatile boolean stopped;

    /** @param period from the end of a check to the next one */
    public LedgerCheckVerticle(UseCase<CheckLedger.Command, CheckLedger.Result> checkLedger, Duration period) {
        this.checkLedger = checkLedger;
        this.period = period;
    }

    @Override
    public Future<?> start() {
        check();
        return Future.succeededFuture();
    }

    private void check() {
        checkLedger
                .handle(new CheckLedger.Command())
                .onSuccess(LedgerCheckVerticle::log)
                .onFailure(this::warn)
                .onComplete(done -> checkLater());
    }

    private void warn(Throwable cause) {
        if (!stopped) {
            LOG.warn("money not checked cause={}", cause.toString());
        }
    }

    private void checkLater() {
        if (!stopped) {
            vertx.setTimer(period.toMillis(), timer -> check());
        }
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return Future.succeededFuture();
    }

    private static void log(CheckLedger.Result result) {
        result.imbalances().stream().limit(IMBALANCES_LOGGED).forEach(LedgerCheckVerticle::log);
        if (result.imbalances().size() > IMBALANCES_LOGGED) {
            LOG.error(
                    "money is missing in more places places={}",
                    result.imbalances().size());
        }
    }

    private static void log(Imbalance wrong) {
        LOG.error(
                "money is missing rule={} account={} book={} asset={} expected={} found={}",
                wrong.rule(),
                wrong.account().map(AccountId::value).orElse("all"),
                wrong.book().map(Enum::name).orElse("all"),
                wrong.expected().asset(),
                wrong.expected().plain(),
                wrong.found().plain());
    }
}
