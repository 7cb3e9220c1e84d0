package io.cryptoflow.infrastructure.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Leaves out the question of other processes, once a second, whether this one is well, and the streams of their short calls,
 * which stay open: a call that is part of a trace goes by itself.
 */
final class NoProbes implements Sampler {
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final String HEALTH = "/grpc.health.v1.Health/";
    private static final String RELAY = "/cryptoflow.v1.Relay/";

    private final Sampler sampler;

    NoProbes(Sampler sampler) {
        this.sampler = sampler;
    }

    @Override
    public SamplingResult shouldSample(
            Context parent,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> parentLinks) {
        String path = attributes.get(PATH);
        return path != null && (path.startsWith(HEALTH) || path.startsWith(RELAY))
                ? SamplingResult.drop()
                : sampler.shouldSample(parent, traceId, name, kind, attributes, parentLinks);
    }

    @Override
    public String getDescription() {
        return "NoProbes{" + sampler.getDescription() + "}";
    }
}
