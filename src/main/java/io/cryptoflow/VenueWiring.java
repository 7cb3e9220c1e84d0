package io.cryptoflow;

import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.application.port.VenueJournal;
import io.cryptoflow.infrastructure.paper.Commissions;
import io.cryptoflow.infrastructure.paper.FileJournal;
import io.cryptoflow.infrastructure.paper.PaperRules;
import io.cryptoflow.infrastructure.paper.PaperVenue;
import io.cryptoflow.infrastructure.postgres.PostgresLease;
import io.cryptoflow.infrastructure.postgres.PostgresVenueJournal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.InstantSource;

/** Who owns the orders, and the paper venue that this process runs as their owner. */
final class VenueWiring {
    private final Vertx vertx;
    private final Settings settings;
    private final Pool pool;
    private final Ownership ownership;

    VenueWiring(Vertx vertx, Settings settings, Pool pool) {
        this.vertx = vertx;
        this.settings = settings;
        this.pool = pool;
        String owner = "process " + ProcessHandle.current().pid();
        this.ownership = new Ownership(vertx, new PostgresLease(pool, PostgresLease.ORDERS, owner, Ownership.TERM));
    }

    /** Blocks until this process owns the orders. */
    void own() {
        ownership.await(settings.postgres().uri().isEmbedded());
    }

    Ownership ownership() {
        return ownership;
    }

    /** Opens the venue; blocks. */
    PaperVenue open(LatestMarket market, Path file, InstantSource clock) {
        Settings.Paper paper = settings.paper();
        PaperRules rules = new PaperRules(
                new Commissions(paper.makerCommission(), paper.takerCommission()), paper.selfTradePrevention());
        return StartFailure.await(
                "paper venue", journal(file).compose(journal -> PaperVenue.open(vertx, journal, market, rules, clock)));
    }

    /** In the folder of this process, or in the database where another process may have to take over. */
    private Future<VenueJournal> journal(Path file) {
        return settings.postgres().uri().isEmbedded()
                ? FileJournal.open(vertx, file)
                : Future.succeededFuture(new PostgresVenueJournal(pool, ownership::token));
    }
}
