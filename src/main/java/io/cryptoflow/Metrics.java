package io.cryptoflow;

import io.cryptoflow.entrypoints.bus.EventLoopDelayVerticle;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.Match;
import io.vertx.micrometer.MatchType;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Everything that is measured, in one registry for Prometheus; times have histograms. */
final class Metrics {
    private static final double[] BUCKETS_MILLIS = {0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000};
    /** A container that comes back has another address, and the name servers of containers let answers live for minutes. */
    private static final int NAME_SECONDS = 5;

    private static final Set<Label> LABELS = EnumSet.of(
            Label.HTTP_METHOD,
            Label.HTTP_CODE,
            Label.HTTP_ROUTE,
            Label.POOL_TYPE,
            Label.POOL_NAME,
            Label.EB_ADDRESS,
            Label.EB_FAILURE);

    private Metrics() {}

    static PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getType() == Meter.Type.TIMER ? histogram().merge(config) : config;
            }
        });
        return registry;
    }

    private static DistributionStatisticConfig histogram() {
        double nanosPerMilli = Duration.ofMillis(1).toNanos();
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(DoubleStream.of(BUCKETS_MILLIS)
                        .map(millis -> millis * nanosPerMilli)
                        .toArray())
                .build();
    }

    /** @param tracer absent where nothing is traced */
    static Vertx vertx(PrometheusMeterRegistry registry, Optional<VertxTracerFactory> tracer) {
        MicrometerMetricsOptions options = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setJvmMetricsEnabled(true)
                .setLabels(LABELS);
        // Addresses of streams and of replies carry names without end; each family becomes one label.
        alias(options, "market\\..*\\..*", "market.*");
        alias(options, "account\\..*\\.events", "account.*");
        alias(options, "__vertx.*", "reply");
        VertxBuilder builder = Vertx.builder()
                .with(new VertxOptions()
                        .setPreferNativeTransport(true)
                        .setAddressResolverOptions(new AddressResolverOptions().setCacheMaxTimeToLive(NAME_SECONDS))
                        .setMetricsOptions(options))
                .withMetrics(new MicrometerMetricsFactory(registry));
        tracer.ifPresent(builder::withTracer);
        return builder.build();
    }

    static Future<?> measureEventLoops(Vertx vertx, PrometheusMeterRegistry registry) {
        DeploymentOptions onEach = new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
        return vertx.deployVerticle(() -> new EventLoopDelayVerticle(registry, System::nanoTime), onEach);
    }

    private static void alias(MicrometerMetricsOptions options, String addresses, String alias) {
        options.addLabelMatch(new Match()
                .setDomain(MetricsDomain.EVENT_BUS)
                .setLabel(Label.EB_ADDRESS.toString())
                .setType(MatchType.REGEX)
                .setValue(addresses)
                .setAlias(alias));
    }
}
