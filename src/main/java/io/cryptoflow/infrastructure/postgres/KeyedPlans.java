package io.cryptoflow.infrastructure.postgres;

import io.vertx.pgclient.PgConnectOptions;

/**
 * Connections whose statements find their rows by keys from the first second on. Postgres keeps the plan of a prepared statement;
 * one made while the tables are still empty reads them whole ever after, until statistics are gathered for the first time, a
 * minute or more later. Reading whole tables is not forbidden, only never preferred; see "Planner Method Configuration" in the
 * manual of Postgres.
 */
public final class KeyedPlans {
    /** The longest of our statements has some 2,300 characters; the client prepares longer ones anew at each use. */
    private static final int LONGEST_STATEMENT = 8_192;

    private static final String OFF = "off";

    private KeyedPlans() {}

    /** The same options for connections of that kind. */
    public static PgConnectOptions in(PgConnectOptions options) {
        return new PgConnectOptions(options)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT)
                .addProperty("enable_seqscan", OFF)
                .addProperty("enable_hashjoin", OFF)
                .addProperty("enable_mergejoin", OFF)
                .addProperty("jit", OFF);
    }
}
