package io.cryptoflow;

import io.cryptoflow.application.marketdata.LatestMarket;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the operator sees once everything runs: what, where, on which data, and what to type next. */
final class StartScreen {
    private static final Symbol EXAMPLE = Symbol.of("BTC-USDT");

    private final Settings settings;
    private final Servers servers;
    private Optional<LatestMarket> market = Optional.empty();
    private Optional<String> marketRemark = Optional.empty();
    private Optional<String> newApiKey = Optional.empty();
    private Optional<Integer> clientPort = Optional.empty();
    private Optional<Integer> grpcPort = Optional.empty();
    private int managementPort;
    private boolean faultsAreOn;
    private boolean readsManual;

    StartScreen(Settings settings, Servers servers) {
        this.settings = settings;
        this.servers = servers;
    }

    /** @param remark why the market is not live, where it was to be */
    void market(LatestMarket latest, Optional<String> remark) {
        market = Optional.of(latest);
        marketRemark = remark;
    }

    void faultsAreOn() {
        faultsAreOn = true;
    }

    void readsManual() {
        readsManual = true;
    }

    void newApiKey(String key) {
        newApiKey = Optional.of(key);
    }

    void clientPort(int port) {
        clientPort = Optional.of(port);
    }

    void grpcPort(int port) {
        grpcPort = Optional.of(port);
    }

    void managementPort(int port) {
        managementPort = port;
    }

    /** The whole screen. */
    String text(String version, String startedIn) {
        List<String> lines = new ArrayList<>();
        lines.add(version + ", ready in " + startedIn);
        line(lines, "Roles", roles());
        if (faultsAreOn) {
            line(
                    lines,
                    "FAULTS",
                    "A REHEARSAL INJECTS FAULTS ON PURPOSE: THIS PROCESS WILL MISBEHAVE AND MAY END AT ANY TIME");
        }
        market.ifPresent(latest -> line(lines, "Market", described(latest, marketRemark)));
        line(lines, "Postgres", servers.postgresShown());
        line(lines, "Redis", servers.redisShown());
        line(lines, "Events", settings.rabbitmq().shown());
        line(lines, "Data", settings.data().folder().toString());
        clientPort.ifPresent(port -> addUrls(lines, port));
        if (readsManual) {
            line(lines, "Answers", "once the manual is read in the background; the log tells how far it is");
        }
        grpcPort.ifPresent(
                port -> line(lines, "gRPC", reachable(settings.grpc().server().host()) + ":" + port));
        String management = "http://" + reachable(settings.management().host()) + ":" + managementPort;
        line(lines, "Health", management + "/health/ready");
        line(lines, "Metrics", management + "/metrics");
        newApiKey.ifPresent(key -> line(lines, "API key", key + "  (shown once; kept in " + keyFile() + ")"));
        clientPort.ifPresentOrElse(port -> addExample(lines, port), () -> {
            lines.add("Next, in another terminal:");
            lines.add("  curl -s " + management + "/health/ready");
        });
        return String.join(System.lineSeparator(), lines);
    }

    private static void line(List<String> lines, String name, String value) {
        lines.add("  %-9s %s".formatted(name, value));
    }

    private String roles() {
        return settings.roles().stream().map(Role::roleName).collect(Collectors.joining(", "));
    }

    static String described(LatestMarket latest, Optional<String> remark) {
        MarketSource source = latest.source();
        String kind =
                source.kind() == MarketSource.Kind.LIVE ? "live" : source.kind().name();
        return kind + " (" + source.name() + "), " + latest.all().size() + " instruments"
                + remark.map(why -> ": " + why).orElse("");
    }

    private void addUrls(List<String> lines, int port) {
        String host = reachable(settings.http().host()) + ":" + port;
        line(lines, "API", "http://" + host + "/api/v1");
        line(lines, "Console", "http://" + host + "/");
        line(lines, "Docs", "http://" + host + "/docs");
        line(lines, "Manual", "http://" + host + "/manual");
        line(lines, "Streams", "ws://" + host + "/eventbus/websocket");
    }

    private void addExample(List<String> lines, int port) {
        String api = "http://" + reachable(settings.http().host()) + ":" + port + "/api/v1";
        String header = " -H \"Authorization: Bearer " + bearer() + "\"";
        lines.add("Next, in another terminal in this folder"
                + (settings.roles().contains(Role.ORDERS)
                        ? ":"
                        : ", KEY being that of the process that owns the orders:"));
        lines.add("  curl -s " + api + "/market/tickers" + header);
        market.flatMap(StartScreen::example)
                .ifPresent(symbol -> lines.add("  curl -s " + api + "/orders" + header
                        + " -H 'Content-Type: application/json' -d '{\"symbol\":\"" + symbol
                        + "\",\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":\"0.01\"}'"));
    }

    /** The key lies where the orders are kept. */
    private String bearer() {
        return settings.roles().contains(Role.ORDERS) ? "$(cat " + keyFile() + ")" : "$KEY";
    }

    private static Optional<Symbol> example(LatestMarket latest) {
        return latest.find(EXAMPLE).or(() -> latest.all().stream().findFirst()).map(Instrument::symbol);
    }

    private Path keyFile() {
        return settings.data().folder().resolve(PaperAccount.KEY_FILE);
    }

    private static String reachable(String host) {
        return host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }
}
