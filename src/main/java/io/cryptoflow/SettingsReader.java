package io.cryptoflow;

import io.cryptoflow.domain.matching.SelfTradePrevention;
import io.cryptoflow.infrastructure.faults.FaultPlan;
import io.cryptoflow.infrastructure.faults.KillPoint;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/** Reads the settings: the defaults, over them the file of the user, the environment and the flags. */
public final class SettingsReader {
    private static final String CONF = "CRYPTOFLOW_CONF";
    /** What Kubernetes sets in every container for a service named cryptoflow or cryptoflow-something. */
    private static final Pattern SERVICE_LINK = Pattern.compile("CRYPTOFLOW_(.*_)?(SERVICE_HOST=.*"
            + "|SERVICE_PORT(_[^=]*)?=\\d+|PORT(_\\d+_(TCP|UDP|SCTP))?=(tcp|udp|sctp)://.*"
            + "|PORT_\\d+_(TCP|UDP|SCTP)_(PROTO|PORT|ADDR)=.*)");

    private final Map<String, Given> unread;
    private final Map<String, Given> given;

    private SettingsReader(Map<String, Given> given) {
        this.given = given;
        this.unread = new LinkedHashMap<>(given);
    }

    /**
     * Reads and checks every setting.
     *
     * @param environment the variables of the process; only {@code CRYPTOFLOW_...} are read
     * @throws SettingsException when a key or a value is wrong, with one line for the user
     */
    public static Settings read(CommandLine commandLine, Map<String, String> environment) {
        Map<String, Given> given = SettingsFile.defaults();
        KnownKeys known = new KnownKeys(given.keySet());
        given.putAll(file(commandLine, environment, known));
        given.putAll(variables(environment, known));
        commandLine.settings().forEach(given::put);
        return new SettingsReader(given).settings();
    }

    private static Map<String, Given> file(CommandLine commandLine, Map<String, String> environment, KnownKeys known) {
        String variable = environment.getOrDefault(CONF, "");
        if (commandLine.conf().isPresent()) {
            return SettingsFile.read(commandLine.conf().get(), "from --conf", known);
        }
        return variable.isEmpty() ? Map.of() : SettingsFile.read(variable, "from " + CONF, known);
    }

    private static Map<String, Given> variables(Map<String, String> environment, KnownKeys known) {
        Map<String, Given> values = new LinkedHashMap<>();
        new TreeMap<>(environment).forEach((variable, text) -> {
            if (isSetting(variable, text)) {
                addVariable(values, variable, text, known);
            }
        });
        return values;
    }

    private static boolean isSetting(String variable, String text) {
        return variable.startsWith("CRYPTOFLOW_")
                && !variable.equals(CONF)
                && !SERVICE_LINK.matcher(variable + "=" + text).matches();
    }

    private static void addVariable(Map<String, Given> values, String variable, String text, KnownKeys known) {
        String key = known.ofVariable(variable)
                .orElseThrow(() -> SettingsException.about(
                        variable, "is not a setting, did you mean " + known.nearestVariable(variable) + "?"));
        Given.add(values, key, new Given(text, "from " + variable));
    }

    private Settings settings() {
        try {
            Settings settings = assemble();
            if (!unread.isEmpty()) {
                throw new IllegalStateException("keys that no setting reads: " + unread.keySet());
            }
            checkTape(settings.market());
            return settings;
        } catch (SettingsException wrong) {
            throw wrong.from(Objects.requireNonNull(given.get(wrong.key())).origin());
        }
    }

    private Settings assemble() {
        return new Settings(
                roles(),
                new Settings.Data(path("data.folder")),
                http(),
                new Settings.Management(text("management.host"), number("management.port", Settings.PORTS)),
                new Settings.Postgres(
                        new ServerUri(text("postgres.uri")), number("postgres.poolSize", Settings.Postgres.POOL_SIZE)),
                new Settings.Redis(new ServerUri(text("redis.uri"))),
                RabbitSettings.read(this::text),
                market(),
                paper(),
                new Settings.Orders(
                        number("orders.groupSize", Settings.Orders.GROUP_SIZE),
                        number("orders.compareInterval", Settings.Orders.COMPARE_INTERVAL),
                        number("orders.ledgerCheckPeriod", Settings.Orders.LEDGER_CHECK_PERIOD)),
                GrpcSettings.read(this::text),
                faults(),
                risk(),
                StrategySettings.read(this::text),
                AgentSettings.read(this::text),
                McpSettings.read(this::text),
                KnowledgeSettings.read(this::text),
                TracingSettings.read(this::text),
                new Settings.Shutdown(number("shutdown.drainTimeout", Settings.Shutdown.DRAIN_TIMEOUT)),
                new Settings.Logging(
                        choice("logging.format", Settings.Logging.Format.class), choice("logging.level", Level.class)));
    }

    private Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        list("roles").forEach(name -> roles.add(Choice.read("roles", name, Role.class)));
        return roles;
    }

    private Settings.Http http() {
        return new Settings.Http(
                text("http.host"),
                number("http.port", Settings.PORTS),
                list("http.allowedOrigins"),
                number("http.maximumBodyBytes", Settings.Http.BODY_BYTES),
                number("http.requestTimeout", Settings.Http.REQUEST_TIMEOUT),
                number("http.instances", Settings.Http.INSTANCES));
    }

    private Settings.Market market() {
        TapeFileSettings tape = new TapeFileSettings(
                path("market.tape.path"),
                choice("market.tape.format", TapeFileSettings.Content.class),
                text("market.tape.symbol"),
                TapeSpeed.read("market.tape.speed", text("market.tape.speed")),
                choice("market.tape.atEnd", TapeFileSettings.AtEnd.class));
        return new Settings.Market(
                choice("market.source", Settings.Market.Source.class),
                new LiveSettings(
                        choice("market.live.venue", LiveSettings.Venue.class),
                        list("market.live.symbols"),
                        text("market.live.callUri"),
                        text("market.live.streamUri")),
                new Settings.Simulated(
                        number("market.simulated.seed", Settings.Simulated.SEEDS),
                        number("market.simulated.updateInterval", Settings.Simulated.UPDATE_INTERVAL)),
                tape,
                number("market.staleAfter", Settings.Market.STALE_AFTER),
                new TickerSettings(
                        number("market.tickers.cacheTime", TickerSettings.CACHE_TIME),
                        number("market.tickers.callTimeout", TickerSettings.CALL_TIMEOUT),
                        number("market.tickers.concurrency", TickerSettings.CONCURRENCY),
                        number("market.tickers.lockExpiry", TickerSettings.LOCK_EXPIRY),
                        number("market.tickers.lockWait", TickerSettings.LOCK_WAIT)));
    }

    private Settings.Paper paper() {
        return new Settings.Paper(
                number("paper.makerCommission", Settings.Paper.COMMISSIONS),
                number("paper.takerCommission", Settings.Paper.COMMISSIONS),
                number("paper.marketOrderCollar", Settings.Paper.COLLARS),
                choice("paper.selfTradePrevention", SelfTradePrevention.class),
                amounts("paper.initialBalances", Settings.Paper.BALANCES));
    }

    private RiskSettings risk() {
        return new RiskSettings(
                amounts("risk.maximumNotional", RiskSettings.AMOUNTS),
                amounts("risk.maximumDailyLoss", RiskSettings.AMOUNTS),
                number("risk.priceBand", RiskSettings.BANDS),
                number("risk.maximumOpenOrders", RiskSettings.OPEN_ORDERS),
                number("risk.maximumOrdersPerSecond", RiskSettings.RATES));
    }

    private FaultPlan faults() {
        return new FaultPlan(
                number("faults.seed", Range.longs(Long.MIN_VALUE, Long.MAX_VALUE)),
                FaultChances.read("faults.venue", list("faults.venue")),
                choice("faults.killPoint", KillPoint.class),
                number("faults.killAt", Range.integers(1, 1_000_000_000)));
    }

    private static void checkTape(Settings.Market market) {
        Path path = market.tape().path();
        if (market.source() == Settings.Market.Source.TAPE && !(Files.isRegularFile(path) && Files.isReadable(path))) {
            throw SettingsException.wrong("market.tape.path", path.toString(), "a file that can be read");
        }
    }

    private String text(String key) {
        return Objects.requireNonNull(unread.remove(key), key).text().strip();
    }

    private <T extends Comparable<T>> T number(String key, Range<T> range) {
        return range.read(key, text(key));
    }

    private <E extends Enum<E>> E choice(String key, Class<E> choices) {
        return Choice.read(key, text(key), choices);
    }

    private Path path(String key) {
        String text = text(key);
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw SettingsException.wrong(key, text, "a path");
        }
    }

    private List<String> list(String key) {
        String text = text(key);
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private Map<String, BigDecimal> amounts(String key, Range<BigDecimal> range) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        for (String entry : list(key)) {
            String[] parts = entry.split("=", 2);
            if (parts.length < 2 || amounts.containsKey(parts[0].strip())) {
                throw SettingsException.wrong(key, entry, Shape.ASSET.expected() + ", each asset once");
            }
            amounts.put(parts[0].strip(), range.read(key, parts[1].strip()));
        }
        return amounts;
    }
}
