package io.cryptoflow;

import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.cryptoflow.infrastructure.embedded.EmbeddedPostgres;
import io.cryptoflow.infrastructure.embedded.EmbeddedRedis;
import io.cryptoflow.infrastructure.postgres.KeyedPlans;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.util.concurrent.FutureTask;

/**
 * The database and the cache of this process: its own, or somebody else's.
 *
 * @param postgres how to connect
 * @param redis how to connect, with the password
 * @param postgresShown where Postgres is, for people
 * @param redisShown where Redis is, for people
 */
record Servers(PgConnectOptions postgres, String redis, String postgresShown, String redisShown) {
    private static final int PIPELINED_REQUESTS = 256;
    private static final String UNUSED = "not used by these roles";

    /** Starts what the settings leave to this process, both at once, and registers how to stop it. Blocks. */
    static Servers start(Settings settings, DataFolder folder, Shutdown shutdown) throws IOException {
        if (!settings.storesData()) {
            return new Servers(new PgConnectOptions(), "", UNUSED, UNUSED);
        }
        FutureTask<Redis> redis = Background.start("start-redis", () -> redis(settings.redis(), folder, shutdown));
        Postgres postgres = postgres(settings.postgres(), folder, shutdown);
        Redis started = StartFailure.await(redis);
        PgConnectOptions options = KeyedPlans.in(postgres.options()).setPipeliningLimit(PIPELINED_REQUESTS);
        return new Servers(options, started.uri(), postgres.shown(), started.shown());
    }

    private record Postgres(PgConnectOptions options, String shown) {}

    private static Postgres postgres(Settings.Postgres settings, DataFolder folder, Shutdown shutdown)
            throws IOException {
        if (!settings.uri().isEmbedded()) {
            return new Postgres(
                    PgConnectOptions.fromUri(settings.uri().external().orElseThrow()),
                    settings.uri().toString());
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        shutdown.lastly("postgres", postgres::stop);
        PgConnectOptions options = new PgConnectOptions()
                .setHost(postgres.host())
                .setPort(postgres.port())
                .setUser(postgres.user())
                .setPassword(postgres.password())
                .setDatabase(postgres.database());
        return new Postgres(options, postgres.version() + " embedded on " + postgres.host() + ":" + postgres.port());
    }

    private record Redis(String uri, String shown) {}

    private static Redis redis(Settings.Redis settings, DataFolder folder, Shutdown shutdown) throws IOException {
        if (!settings.uri().isEmbedded()) {
            return new Redis(
                    settings.uri().external().orElseThrow(), settings.uri().toString());
        }
        EmbeddedRedis redis = EmbeddedRedis.start(folder);
        shutdown.lastly("redis", redis::stop);
        return new Redis(
                "redis://:" + redis.password() + "@" + redis.host() + ":" + redis.port(),
                redis.version() + " embedded on " + redis.host() + ":" + redis.port());
    }
}
