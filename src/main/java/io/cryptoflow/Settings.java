package io.cryptoflow;

import io.cryptoflow.domain.matching.SelfTradePrevention;
import io.cryptoflow.infrastructure.faults.FaultPlan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.event.Level;

/**
 * The whole configuration of a process, valid by construction. What each value means stands in {@code
 * conf/cryptoflow.yaml}, beside its default. Prints without passwords.
 *
 * @param roles what the process runs, in the order of {@link Role}; never empty
 */
public record Settings(
        Set<Role> roles,
        Data data,
        Http http,
        Management management,
        Postgres postgres,
        Redis redis,
        RabbitSettings rabbitmq,
        Market market,
        Paper paper,
        Orders orders,
        GrpcSettings grpc,
        FaultPlan faults,
        RiskSettings risk,
        StrategySettings strategies,
        AgentSettings agent,
        McpSettings mcp,
        KnowledgeSettings knowledge,
        TracingSettings tracing,
        Shutdown shutdown,
        Logging logging) {

    static final Range<Integer> PORTS = Range.integers(0, 65_535);

    /** Checks what concerns more than one part. */
    public Settings {
        if (roles.isEmpty()) {
            throw SettingsException.wrong("roles", "", "one or more of " + Choice.alternatives(Role.class));
        }
        if (http.port() == management.port() && http.port() != 0) {
            String port = String.valueOf(management.port());
            throw SettingsException.wrong("management.port", port, "another port than that of http.port");
        }
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** Whether a role of the process needs the database. */
    boolean storesData() {
        return !roles.equals(Set.of(Role.GATEWAY));
    }

    /** What the process keeps on disk. */
    public record Data(Path folder) {
        public Data {
            if (folder.toString().isEmpty()) {
                throw SettingsException.wrong("data.folder", "", "the path of a folder");
            }
        }
    }

    /** The port of the clients. */
    public record Http(
            String host,
            int port,
            List<String> allowedOrigins,
            int maximumBodyBytes,
            Duration requestTimeout,
            int instances) {
        static final Range<Integer> BODY_BYTES = Range.integers(1_024, 16_777_216);
        static final Range<Duration> REQUEST_TIMEOUT = Range.durations("100ms", "10m");
        static final Range<Integer> INSTANCES = Range.integers(1, 64);

        public Http {
            Shape.HOST.check("http.host", host);
            PORTS.check("http.port", port);
            allowedOrigins = List.copyOf(allowedOrigins);
            allowedOrigins.forEach(origin -> Shape.ORIGIN.check("http.allowedOrigins", origin));
            BODY_BYTES.check("http.maximumBodyBytes", maximumBodyBytes);
            REQUEST_TIMEOUT.check("http.requestTimeout", requestTimeout);
            INSTANCES.check("http.instances", instances);
        }
    }

    /** The port of health and metrics. */
    public record Management(String host, int port) {
        public Management {
            Shape.HOST.check("management.host", host);
            PORTS.check("management.port", port);
        }
    }

    /** The database. */
    public record Postgres(ServerUri uri, int poolSize) {
        static final Range<Integer> POOL_SIZE = Range.integers(1, 256);

        public Postgres {
            uri.checkPostgres("postgres.uri");
            POOL_SIZE.check("postgres.poolSize", poolSize);
        }
    }

    /** The cache. */
    public record Redis(ServerUri uri) {
        public Redis {
            uri.checkRedis("redis.uri");
        }
    }

    /** Where prices come from, and how old they may grow. */
    public record Market(
            Source source,
            LiveSettings live,
            Simulated simulated,
            TapeFileSettings tape,
            Duration staleAfter,
            TickerSettings tickers) {
        static final Range<Duration> STALE_AFTER = Range.durations("100ms", "1h");

        public Market {
            if (source == Source.TAPE && tape.path().toString().isEmpty()) {
                throw SettingsException.wrong("market.tape.path", "", "a file, because market.source is tape");
            }
            STALE_AFTER.check("market.staleAfter", staleAfter);
        }

        /** The kinds of price source. */
        public enum Source {
            AUTO,
            LIVE,
            SIMULATED,
            TAPE
        }
    }

    /** Prices from a seed. */
    public record Simulated(long seed, Duration updateInterval) {
        static final Range<Long> SEEDS = Range.longs(Long.MIN_VALUE, Long.MAX_VALUE);
        static final Range<Duration> UPDATE_INTERVAL = Range.durations("10ms", "1h");

        public Simulated {
            UPDATE_INTERVAL.check("market.simulated.updateInterval", updateInterval);
        }
    }

    /**
     * The paper venue.
     *
     * @param initialBalances amounts by asset, in the order given
     */
    public record Paper(
            BigDecimal makerCommission,
            BigDecimal takerCommission,
            BigDecimal marketOrderCollar,
            SelfTradePrevention selfTradePrevention,
            Map<String, BigDecimal> initialBalances) {
        static final Range<BigDecimal> COMMISSIONS = Range.decimals("0", "0.1");
        static final Range<BigDecimal> COLLARS = Range.decimals("0.0001", "0.9999");
        static final Range<BigDecimal> BALANCES = Range.decimals("0", "1000000000000");

        public Paper {
            COMMISSIONS.check("paper.makerCommission", makerCommission);
            COMMISSIONS.check("paper.takerCommission", takerCommission);
            COLLARS.check("paper.marketOrderCollar", marketOrderCollar);
            initialBalances = Collections.unmodifiableMap(new LinkedHashMap<>(initialBalances));
            initialBalances.forEach(Paper::checkBalance);
        }

        private static void checkBalance(String asset, BigDecimal amount) {
            Shape.ASSET.check("paper.initialBalances", asset);
            BALANCES.check("paper.initialBalances", amount);
        }
    }

    /** How orders are written and compared with the venue, and how often the money is checked. */
    public record Orders(int groupSize, Duration compareInterval, Duration ledgerCheckPeriod) {
        static final Range<Integer> GROUP_SIZE = Range.integers(1, 4_096);
        static final Range<Duration> COMPARE_INTERVAL = Range.durations("1s", "1h");
        static final Range<Duration> LEDGER_CHECK_PERIOD = Range.durations("100ms", "1h");

        public Orders {
            GROUP_SIZE.check("orders.groupSize", groupSize);
            COMPARE_INTERVAL.check("orders.compareInterval", compareInterval);
            LEDGER_CHECK_PERIOD.check("orders.ledgerCheckPeriod", ledgerCheckPeriod);
        }
    }

    /** How the process ends. */
    public record Shutdown(Duration drainTimeout) {
        static final Range<Duration> DRAIN_TIMEOUT = Range.durations("0s", "10m");

        public Shutdown {
            DRAIN_TIMEOUT.check("shutdown.drainTimeout", drainTimeout);
        }
    }

    /** What the log looks like. */
    public record Logging(Format format, Level level) {
        /** How a log line is written. */
        public enum Format {
            PLAIN,
            JSON
        }
    }
}
