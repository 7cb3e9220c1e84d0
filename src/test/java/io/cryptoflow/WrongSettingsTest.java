package io.cryptoflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user reads when a setting is wrong: one whole line each. */
class WrongSettingsTest {

    private final Path folder;

    WrongSettingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        HTTP_PORT | 99999 | http.port: was 99999, expected an integer from 0 to 65535
        HTTP_PORT | 8_080 | http.port: was 8_080, expected an integer from 0 to 65535
        HTTP_PORT | `` | http.port: was empty, expected an integer from 0 to 65535
        HTTP_PORT | ８０８０ | http.port: was ８０８０, expected an integer from 0 to 65535
        HTTP_HOST | a b | http.host: was a b, expected a host name or an IP address such as 127.0.0.1
        HTTP_ALLOWED_ORIGINS | * | http.allowedOrigins: was *, expected origins such as https://desk.example.com, separated by commas
        HTTP_ALLOWED_ORIGINS | https://a.example/ | http.allowedOrigins: was https://a.example/, expected origins such as https://desk.example.com, separated by commas
        HTTP_MAXIMUM_BODY_BYTES | 1 | http.maximumBodyBytes: was 1, expected an integer from 1024 to 16777216
        HTTP_REQUEST_TIMEOUT | 10 | http.requestTimeout: was 10, expected a duration from 100ms to 10m
        HTTP_INSTANCES | 0 | http.instances: was 0, expected an integer from 1 to 64
        MANAGEMENT_HOST | `` | management.host: was empty, expected a host name or an IP address such as 127.0.0.1
        MANAGEMENT_PORT | -1 | management.port: was -1, expected an integer from 0 to 65535
        MANAGEMENT_PORT | 8080 | management.port: was 8080, expected another port than that of http.port
        DATA_FOLDER | `` | data.folder: was empty, expected the path of a folder
        ROLES | `` | roles: was empty, expected one or more of gateway, orders, market-data or agent
        ROLES | gateway,trader | roles: was trader, expected gateway, orders, market-data or agent
        ROLES | gateway,,agent | roles: was empty, expected gateway, orders, market-data or agent
        POSTGRES_POOL_SIZE | many | postgres.poolSize: was many, expected an integer from 1 to 256
        MARKET_SOURCE | binance | market.source: was binance, expected auto, live, simulated or tape
        MARKET_SOURCE | tape | market.tape.path: was empty, expected a file, because market.source is tape (the default)
        MARKET_LIVE_VENUE | nyse | market.live.venue: was nyse, expected binance, coinbase or kraken
        MARKET_LIVE_SYMBOLS | btcusdt | market.live.symbols: was btcusdt, expected symbols such as BTC-USDT
        MARKET_LIVE_SYMBOLS | BTC-USDT,BTC-USDT | market.live.symbols: was BTC-USDT,BTC-USDT, expected 1 to 500 symbols, each once
        MARKET_LIVE_CALL_URI | api.example.com | market.live.callUri: was api.example.com, expected empty or a URI such as https://api.example.com
        MARKET_LIVE_STREAM_URI | http://a | market.live.streamUri: was http://a, expected empty or a URI such as wss://stream.example.com:9443
        MARKET_SIMULATED_SEED | 9223372036854775808 | market.simulated.seed: was 9223372036854775808, expected an integer from -9223372036854775808 to 9223372036854775807
        MARKET_SIMULATED_UPDATE_INTERVAL | 2h | market.simulated.updateInterval: was 2h, expected a duration from 10ms to 1h
        MARKET_TAPE_FORMAT | csv | market.tape.format: was csv, expected auto, trades or candles
        MARKET_TAPE_SYMBOL | btcusdt | market.tape.symbol: was btcusdt, expected a symbol such as BTC-USDT
        MARKET_TAPE_SPEED | 0 | market.tape.speed: was 0, expected realtime, fastest or a decimal from 0.001 to 1000000
        MARKET_TAPE_SPEED | NaN | market.tape.speed: was NaN, expected realtime, fastest or a decimal from 0.001 to 1000000
        MARKET_TAPE_AT_END | again | market.tape.atEnd: was again, expected loop or stop
        MARKET_STALE_AFTER | 1 s | market.staleAfter: was 1 s, expected a duration from 100ms to 1h
        PAPER_MAKER_COMMISSION | 1e-3 | paper.makerCommission: was 1e-3, expected a decimal from 0 to 0.1
        PAPER_TAKER_COMMISSION | 0.2 | paper.takerCommission: was 0.2, expected a decimal from 0 to 0.1
        PAPER_MARKET_ORDER_COLLAR | 0 | paper.marketOrderCollar: was 0, expected a decimal from 0.0001 to 0.9999
        PAPER_INITIAL_BALANCES | USDT | paper.initialBalances: was USDT, expected assets with their amounts, such as USDT=100, each asset once
        PAPER_INITIAL_BALANCES | BTC=1,BTC=2 | paper.initialBalances: was BTC=2, expected assets with their amounts, such as USDT=100, each asset once
        PAPER_INITIAL_BALANCES | btc=1 | paper.initialBalances: was btc, expected assets with their amounts, such as USDT=100
        PAPER_INITIAL_BALANCES | BTC=-1 | paper.initialBalances: was -1, expected a decimal from 0 to 1000000000000
        ORDERS_COMPARE_INTERVAL | 1ms | orders.compareInterval: was 1ms, expected a duration from 1s to 1h
        FAULTS_VENUE | lose-answer | faults.venue: was empty, expected a decimal from 0 to 1
        FAULTS_VENUE | lose-answer=2 | faults.venue: was 2, expected a decimal from 0 to 1
        FAULTS_KILL_AT | 0 | faults.killAt: was 0, expected an integer from 1 to 1000000000
        ORDERS_GROUP_SIZE | 0 | orders.groupSize: was 0, expected an integer from 1 to 4096
        ORDERS_LEDGER_CHECK_PERIOD | 0s | orders.ledgerCheckPeriod: was 0s, expected a duration from 100ms to 1h
        SHUTDOWN_DRAIN_TIMEOUT | 11m | shutdown.drainTimeout: was 11m, expected a duration from 0s to 10m
        LOGGING_FORMAT | xml | logging.format: was xml, expected plain or json
        LOGGING_LEVEL | loud | logging.level: was loud, expected error, warn, info, debug or trace
        """)
    void namesTheKeyTheValueAndWhatWasExpected(String variable, String value, String line) {
        String origin = " (from CRYPTOFLOW_" + variable + ")";

        assertThatThrownBy(() -> read(Map.of("CRYPTOFLOW_" + variable, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessage(line.endsWith(")") ? line : line + origin)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        HTTP_PROT | CRYPTOFLOW_HTTP_PROT: is not a setting, did you mean CRYPTOFLOW_HTTP_PORT?
        HTP_PORT | CRYPTOFLOW_HTP_PORT: is not a setting, did you mean CRYPTOFLOW_HTTP_PORT?
        POSTGRES_URL | CRYPTOFLOW_POSTGRES_URL: is not a setting, did you mean CRYPTOFLOW_POSTGRES_URI?
        STALE_AFTER | CRYPTOFLOW_STALE_AFTER: is not a setting, did you mean CRYPTOFLOW_MARKET_STALE_AFTER?
        """)
    void namesTheNearestVariable(String variable, String line) {
        assertThatThrownBy(() -> read(Map.of("CRYPTOFLOW_" + variable, "secret")))
                .isInstanceOf(SettingsException.class)
                .hasMessage(line);
    }

    @Test
    void refusesTwoVariablesForOneKey() {
        assertThatThrownBy(() -> read(new TreeMap<>(
                        Map.of("CRYPTOFLOW_MARKET_STALE_AFTER", "1s", "CRYPTOFLOW_MARKET_STALEAFTER", "1s"))))
                .hasMessage("market.staleAfter: is set twice, from CRYPTOFLOW_MARKET_STALEAFTER"
                        + " and from CRYPTOFLOW_MARKET_STALE_AFTER");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        http: {port: x} | http.port: was x, expected an integer from 0 to 65535 (from FILE line 1)
        http: {port: [1, 2]} | http.port: was 1,2, expected an integer from 0 to 65535 (from FILE line 1)
        http: {port: {a: [b]}} | http.port: was a=[...], expected an integer from 0 to 65535 (from FILE line 1)
        http:⏎  prot: 1 | http.prot: is not a key, did you mean http.port? (from FILE line 2)
        htpp: {port: 1} | htpp: is not a key, did you mean http? (from FILE line 1)
        logLevel: debug | logLevel: is not a key, did you mean logging.level? (from FILE line 1)
        <<: {a: b} | <<: is not a key, did you mean mcp? (from FILE line 1)
        http: 8080 | http: was a value, expected the keys of a group (from FILE line 1)
        - http | FILE: has no keys, expected keys such as http.port
        http:⏎  port: 1⏎  port: 2 | http.port: is set twice, on lines 2 and 3 (from FILE)
        http:⏎  port: 1⏎http:⏎  instances: 1 | http: is set twice, on lines 1 and 3 (from FILE)
        http.port: 1⏎http:⏎  port: 2 | http.port: is set twice, from FILE line 1 and from FILE line 3
        http:⏎→port: 1 | FILE line 2: is not YAML, a tab cannot indent: use spaces
        http: [1 | FILE line 1: is not YAML, expected ',' or ']', but got <stream end>
        http: *hunter2 | FILE line 1: is not YAML, found undefined alias
        a: "\\xpassword" | FILE line 1: is not YAML, expected escape sequence of 2 hexadecimal numbers
        a: @b | FILE line 1: is not YAML, found character '@' that cannot start any token
        a: 1⏎--- ⏎b: 2 | FILE line 2: is not YAML, but found another document
        http: !!java.net.URL [x] | FILE line 1: is not YAML, Global tag is not allowed
        http: &a {port: *a} | http.port: was port=[...], expected an integer from 0 to 65535 (from FILE line 1)
        a: ␀ | FILE: is not YAML, it has a character that text never has
        """)
    void namesTheLineOfTheFile(String yaml, String line) throws IOException {
        Path file = folder.resolve("my.yaml");
        Files.writeString(file, yaml.replace('⏎', '\n').replace('→', '\t').replace('␀', '\0'));

        assertThatThrownBy(() -> SettingsReader.read(CommandLine.parse("--conf", file.toString()), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasNoCause()
                .extracting(error -> String.valueOf(error.getMessage()).replace(file.toString(), "FILE"))
                .isEqualTo(line);
    }

    @Test
    void namesAFileThatCannotBeRead() throws IOException {
        Path latin1 = Files.write(folder.resolve("a"), "data.folder: é".getBytes(StandardCharsets.ISO_8859_1));
        Path large = Files.writeString(folder.resolve("b"), "#".repeat(1_048_577));

        assertThat(messageOf("--conf", "/no/such.yaml")).isEqualTo("/no/such.yaml: no such file (from --conf)");
        assertThat(messageOf("--conf", "a\0b")).isEqualTo("a\\u0000b: no such file (from --conf)");
        assertThat(messageOf("--conf", "/")).isEqualTo("/: is a folder, expected a file (from --conf)");
        assertThat(messageOf("--conf", latin1.toString())).isEqualTo(latin1 + ": is not UTF-8 text");
        assertThat(messageOf("--conf", large.toString())).isEqualTo(large + ": is longer than 1048576 bytes");
        assertThatThrownBy(() -> read(Map.of("CRYPTOFLOW_CONF", "/no/such.yaml")))
                .hasMessage("/no/such.yaml: no such file (from CRYPTOFLOW_CONF)");
    }

    @Test
    void namesATapeThatCannotBeRead() {
        assertThatThrownBy(() ->
                        read(Map.of("CRYPTOFLOW_MARKET_SOURCE", "tape", "CRYPTOFLOW_MARKET_TAPE_PATH", "/no/tape.csv")))
                .hasMessage("market.tape.path: was /no/tape.csv, expected a file that can be read"
                        + " (from CRYPTOFLOW_MARKET_TAPE_PATH)");
    }

    @Test
    void namesTheFlagOfWrongRoles() {
        assertThat(messageOf("--roles", "gateway,tradr"))
                .isEqualTo("roles: was tradr, expected gateway, orders, market-data or agent (from --roles)");
    }

    @Test
    void keepsForeignTextOnOneShortLine() {
        assertThatThrownBy(() -> read(Map.of("CRYPTOFLOW_HTTP_PORT", "1\n\u001b[31m\u2028" + "x".repeat(1_000_000))))
                .hasMessage("http.port: was 1\\u000A\\u001B[31m\\u2028" + "x".repeat(57)
                        + "..., expected an integer from 0 to 65535 (from CRYPTOFLOW_HTTP_PORT)");
    }

    private static Settings read(Map<String, String> environment) {
        return SettingsReader.read(CommandLine.parse(), environment);
    }

    private static String messageOf(String... arguments) {
        try {
            return "no error but " + SettingsReader.read(CommandLine.parse(arguments), Map.of());
        } catch (SettingsException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }
}
