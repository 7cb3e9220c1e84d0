package io.cryptoflow;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where spans of requests go.
 *
 * @param endpoint takes OTLP over HTTP; empty where nothing is traced
 * @param share of the requests that are traced
 */
public record TracingSettings(String endpoint, BigDecimal share) {
    private static final String ENDPOINT = "tracing.endpoint";
    private static final String SHARE = "tracing.share";
    private static final Shape URIS = new Shape(
            "(https?://[A-Za-z0-9.-]{1,253}(:\\d{1,5})?(/[A-Za-z0-9._~/-]{0,200})?)?",
            "empty or a URI such as http://127.0.0.1:4318/v1/traces");
    private static final Range<BigDecimal> SHARES = Range.decimals("0", "1");

    /** Checks every value. */
    public TracingSettings {
        URIS.check(ENDPOINT, endpoint);
        SHARES.check(SHARE, share);
    }

    /** @param text gives each key's text once */
    static TracingSettings read(UnaryOperator<String> text) {
        return new TracingSettings(text.apply(ENDPOINT), SHARES.read(SHARE, text.apply(SHARE)));
    }

    /** Where spans go, unless nothing is traced. */
    Optional<URI> collector() {
        return Optional.of(endpoint).filter(given -> !given.isEmpty()).map(URI::create);
    }
}
