package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.agent.AutoConfirm;
import io.cryptoflow.domain.matching.SelfTradePrevention;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.infrastructure.faults.FaultPlan;
import io.cryptoflow.infrastructure.faults.KillPoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class SettingsReaderTest {

    private final Path folder;

    SettingsReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** All of them against USDT. */
    private static final List<String> FIFTY_SYMBOLS = Arrays.stream(
                    ("BTC ETH BNB SOL XRP DOGE ADA TRX AVAX SHIB LINK DOT BCH"
                                    + " LTC NEAR UNI ICP APT ETC XLM ATOM FIL HBAR ARB OP SUI INJ TON AAVE FET GRT ALGO VET THETA SAND"
                                    + " MANA AXS EGLD XTZ SEI CRV LDO RUNE SNX COMP ZEC DASH PEPE BONK WIF")
                            .split(" "))
            .map(base -> base + "-USDT")
            .toList();

    @Test
    void readsTheDefaultsWhenNothingIsGiven() {
        Settings settings = SettingsReader.read(CommandLine.parse(), Map.of("HOME", "/root", "PATH", "/bin"));

        assertThat(settings)
                .isEqualTo(new Settings(
                        EnumSet.allOf(Role.class),
                        new Settings.Data(Path.of("./cryptoflow-data")),
                        new Settings.Http("127.0.0.1", 8080, List.of(), 65_536, Duration.ofSeconds(10), 2),
                        new Settings.Management("127.0.0.1", 8081),
                        new Settings.Postgres(new ServerUri(""), 8),
                        new Settings.Redis(new ServerUri("")),
                        new RabbitSettings(new ServerUri("")),
                        new Settings.Market(
                                Settings.Market.Source.AUTO,
                                new LiveSettings(LiveSettings.Venue.BINANCE, FIFTY_SYMBOLS, "", ""),
                                new Settings.Simulated(42, Duration.ofMillis(250)),
                                new TapeFileSettings(
                                        Path.of(""),
                                        TapeFileSettings.Content.AUTO,
                                        "",
                                        new TapeFileSettings.Speed(false, BigDecimal.ONE),
                                        TapeFileSettings.AtEnd.LOOP),
                                Duration.ofSeconds(10),
                                new TickerSettings(
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(2),
                                        256,
                                        Duration.ofSeconds(3),
                                        Duration.ofSeconds(2))),
                        new Settings.Paper(
                                new BigDecimal("0.001"),
                                new BigDecimal("0.001"),
                                new BigDecimal("0.05"),
                                SelfTradePrevention.EXPIRE_TAKER,
                                Map.of(
                                        "USDT", new BigDecimal("100000"),
                                        "BTC", new BigDecimal("2"),
                                        "ETH", new BigDecimal("20"))),
                        new Settings.Orders(128, Duration.ofSeconds(30), Duration.ofSeconds(10)),
                        new GrpcSettings(
                                new GrpcSettings.Server(false, "127.0.0.1", 9090, 4_194_304),
                                new GrpcSettings.Tls("", "", ""),
                                new GrpcSettings.ServiceToken(""),
                                List.of(),
                                List.of(),
                                List.of()),
                        new FaultPlan(1, Map.of(), KillPoint.NONE, 1),
                        new RiskSettings(Map.of(), Map.of(), new BigDecimal("0.2"), 20_000, 100_000),
                        new StrategySettings(
                                List.of(),
                                new AccountId("paper"),
                                new StrategySettings.Backtests(Path.of(""), 0, 64, 100)),
                        new AgentSettings(
                                AutoConfirm.OFF,
                                8,
                                new ModelSettings(
                                        "",
                                        "",
                                        new ModelSettings.Secret(""),
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(8),
                                        3,
                                        20_000,
                                        4,
                                        BigDecimal.ZERO,
                                        BigDecimal.ZERO)),
                        new McpSettings(McpSettings.Tools.TRADE),
                        new KnowledgeSettings(List.of()),
                        new TracingSettings("", new BigDecimal("1")),
                        new Settings.Shutdown(Duration.ofSeconds(10)),
                        new Settings.Logging(Settings.Logging.Format.PLAIN, Level.INFO)));
    }

    @Test
    void letsTheFileWinOverTheDefaults() throws IOException {
        Settings settings = read(
                """
                roles: [market-data]
                http:
                  port: 9090
                  allowedOrigins:
                    - https://desk.example.com
                    - http://localhost:5173
                market.staleAfter: 1500ms
                market:
                  tape: {speed: 60}
                paper:
                  makerCommission: 0.010000000000000001
                  initialBalances:
                    ON: 1
                """);

        assertThat(settings.roles()).isEqualTo(Set.of(Role.MARKET_DATA));
        assertThat(settings.http())
                .isEqualTo(new Settings.Http(
                        "127.0.0.1",
                        9090,
                        List.of("https://desk.example.com", "http://localhost:5173"),
                        65_536,
                        Duration.ofSeconds(10),
                        2));
        assertThat(settings.market().staleAfter()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(settings.market().tape().speed()).isEqualTo(new TapeFileSettings.Speed(false, new BigDecimal("60")));
        assertThat(settings.paper().makerCommission()).isEqualTo(new BigDecimal("0.010000000000000001"));
        assertThat(settings.paper().initialBalances()).isEqualTo(Map.of("ON", BigDecimal.ONE));
    }

    @Test
    void letsTheEnvironmentWinOverTheFileAndTheFlagOverBoth() throws IOException {
        Path file = write("roles: [agent]\nhttp: {port: 1000, instances: 3}\nmanagement: {port: 1001}\n");

        Settings settings = SettingsReader.read(
                CommandLine.parse("--conf", file.toString(), "--roles", "gateway, orders"),
                Map.of("CRYPTOFLOW_ROLES", "market-data", "CRYPTOFLOW_HTTP_PORT", "2000"));

        assertThat(settings.roles()).containsExactly(Role.GATEWAY, Role.ORDERS);
        assertThat(settings.http().port()).isEqualTo(2_000);
        assertThat(settings.http().instances()).isEqualTo(3);
        assertThat(settings.management().port()).isEqualTo(1_001);
    }

    @Test
    void readsTheFileOfTheVariableOnlyWithoutTheFlag() throws IOException {
        Path ofVariable = write("http.port: 1000");
        Path ofFlag = Files.writeString(folder.resolve("flag.yaml"), "http.port: 2000");
        Map<String, String> environment = Map.of("CRYPTOFLOW_CONF", ofVariable.toString());

        assertThat(SettingsReader.read(CommandLine.parse(), environment).http().port())
                .isEqualTo(1_000);
        assertThat(SettingsReader.read(CommandLine.parse("--conf=" + ofFlag), environment)
                        .http()
                        .port())
                .isEqualTo(2_000);
    }

    @Test
    void matchesVariablesWhateverTheirCaseAndUnderscores() {
        for (String name :
                List.of("MARKET_STALE_AFTER", "MARKET_STALEAFTER", "market_staleAfter", "MARKETSTALEAFTER")) {
            Settings settings = SettingsReader.read(CommandLine.parse(), Map.of("CRYPTOFLOW_" + name, "3s"));

            assertThat(settings.market().staleAfter()).as(name).isEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void readsListsAndMapsFromVariables() {
        Settings settings = SettingsReader.read(
                CommandLine.parse(),
                Map.of(
                        "CRYPTOFLOW_HTTP_ALLOWED_ORIGINS", "https://a.example, https://b.example:8443",
                        "CRYPTOFLOW_PAPER_INITIAL_BALANCES", "USDT=100.50, BTC=0.00000001"));

        assertThat(settings.http().allowedOrigins()).containsExactly("https://a.example", "https://b.example:8443");
        assertThat(settings.paper().initialBalances())
                .isEqualTo(Map.of("USDT", new BigDecimal("100.50"), "BTC", new BigDecimal("0.00000001")));
    }

    @Test
    void leavesTheVariablesOfKubernetesServicesAlone() {
        Settings settings = SettingsReader.read(
                CommandLine.parse(),
                Map.of(
                        "CRYPTOFLOW_SERVICE_HOST", "10.0.0.7",
                        "CRYPTOFLOW_SERVICE_PORT_HTTP", "8080",
                        "CRYPTOFLOW_PORT", "tcp://10.0.0.7:8080",
                        "CRYPTOFLOW_PORT_8080_TCP_ADDR", "10.0.0.7",
                        "CRYPTOFLOW_HTTP_PORT", "tcp://10.0.0.8:80"));

        assertThat(settings).isEqualTo(SettingsReader.read(CommandLine.parse(), Map.of()));
    }

    @Test
    void takesAnEmptyFileAndEmptyGroups() throws IOException {
        Settings defaults = SettingsReader.read(CommandLine.parse(), Map.of());

        assertThat(read("")).isEqualTo(defaults);
        assertThat(read("# nothing yet\nhttp:\nmarket:\n  tape:\npostgres:\n  uri:\n"))
                .isEqualTo(defaults);
    }

    @Test
    void takesATapeThatExists() throws IOException {
        Path tape = Files.writeString(folder.resolve("tape.csv"), "");

        Settings settings = SettingsReader.read(
                CommandLine.parse(),
                Map.of("CRYPTOFLOW_MARKET_SOURCE", "TAPE", "CRYPTOFLOW_MARKET_TAPE_PATH", tape.toString()));

        assertThat(settings.market().source()).isEqualTo(Settings.Market.Source.TAPE);
        assertThat(settings.market().tape().path()).isEqualTo(tape);
    }

    private Settings read(String yaml) throws IOException {
        return SettingsReader.read(CommandLine.parse("--conf", write(yaml).toString()), Map.of());
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("my.yaml"), yaml);
    }
}
