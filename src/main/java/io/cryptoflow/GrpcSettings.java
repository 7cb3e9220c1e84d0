package io.cryptoflow;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How processes reach each other by gRPC.
 *
 * @param server the port of this process
 * @param tls proofs of who is who, of the port and of calls to others
 * @param serviceToken what processes of the installation show each other; empty where there is one process
 * @param orders where the orders role is, as host:port; empty where this process has it
 * @param market where the market-data role is; likewise
 * @param agent where the agent role is; likewise
 */
public record GrpcSettings(
        Server server,
        Tls tls,
        ServiceToken serviceToken,
        List<Endpoint> orders,
        List<Endpoint> market,
        List<Endpoint> agent) {
    private static final String ORDERS = "orders.endpoints";
    private static final String MARKET = "market.endpoints";
    private static final String AGENT = "agent.endpoints";

    /**
     * The port of gRPC.
     *
     * @param enabled whether there is one
     */
    public record Server(boolean enabled, String host, int port, int maximumMessageBytes) {
        static final Range<Integer> MESSAGE_BYTES = Range.integers(16_384, 67_108_864);

        public Server {
            Shape.HOST.check("grpc.host", host);
            Settings.PORTS.check("grpc.port", port);
            MESSAGE_BYTES.check("grpc.maximumMessageBytes", maximumMessageBytes);
        }
    }

    /** Files in PEM; empty where there is none. */
    public record Tls(String certificate, String key, String authority) {
        public Tls {
            if (certificate.isEmpty() != key.isEmpty()) {
                throw SettingsException.wrong("grpc.tls.key", key, "a file exactly where grpc.tls.certificate is one");
            }
        }

        /** Whether this process can prove who it is. */
        boolean hasCertificate() {
            return !certificate.isEmpty();
        }
    }

    /** A secret that processes share. Prints as nothing but whether it is there. */
    public record ServiceToken(String value) {
        private static final Pattern NOTATION = Pattern.compile("([\\x21-\\x7e]{16,200})?");

        public ServiceToken {
            if (!NOTATION.matcher(value).matches()) {
                throw SettingsException.wrong(
                        "grpc.serviceToken", "***", "empty or 16 to 200 visible ASCII characters");
            }
        }

        @Override
        public String toString() {
            return value.isEmpty() ? "" : "***";
        }
    }

    /** Where a process is. */
    public record Endpoint(String host, int port) {
        private static final Pattern NOTATION = Pattern.compile("([A-Za-z0-9._-]{1,253}):(\\d{1,5})");

        static Endpoint read(String key, String text) {
            var matcher = NOTATION.matcher(text);
            if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
                throw SettingsException.wrong(key, text, "endpoints such as orders:9090, separated by commas");
            }
            return new Endpoint(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
    }

    /** Checks what concerns more than one part. */
    public GrpcSettings {
        orders = List.copyOf(orders);
        market = List.copyOf(market);
        agent = List.copyOf(agent);
        if (serviceToken.value().isEmpty() && !(orders.isEmpty() && market.isEmpty() && agent.isEmpty())) {
            throw SettingsException.wrong(
                    "grpc.serviceToken", "", "the token of the processes that this one asks: endpoints are given");
        }
    }

    /** @param text gives each key's text once */
    static GrpcSettings read(UnaryOperator<String> text) {
        return new GrpcSettings(
                new Server(
                        isOn(text.apply("grpc.enabled")),
                        text.apply("grpc.host"),
                        Settings.PORTS.read("grpc.port", text.apply("grpc.port")),
                        Server.MESSAGE_BYTES.read("grpc.maximumMessageBytes", text.apply("grpc.maximumMessageBytes"))),
                new Tls(
                        text.apply("grpc.tls.certificate"),
                        text.apply("grpc.tls.key"),
                        text.apply("grpc.tls.authority")),
                new ServiceToken(text.apply("grpc.serviceToken")),
                endpoints(ORDERS, text.apply(ORDERS)),
                endpoints(MARKET, text.apply(MARKET)),
                endpoints(AGENT, text.apply(AGENT)));
    }

    private static boolean isOn(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw SettingsException.wrong("grpc.enabled", text, "true or false");
        }
        return text.equals("true");
    }

    private static List<Endpoint> endpoints(String key, String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(one -> Endpoint.read(key, one.strip()))
                        .distinct()
                        .toList();
    }
}
