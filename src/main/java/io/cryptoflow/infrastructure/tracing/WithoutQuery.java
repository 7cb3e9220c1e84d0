package io.cryptoflow.infrastructure.tracing;

import io.vertx.core.spi.tracing.TagExtractor;

/** Attributes of a request without what stands behind the question mark: a client that is wrong puts its key there. */
final class WithoutQuery<R> implements TagExtractor<R> {
    private static final String HIDDEN = "***";

    private final TagExtractor<R> tags;

    WithoutQuery(TagExtractor<R> tags) {
        this.tags = tags;
    }

    @Override
    public int len(R request) {
        return tags.len(request);
    }

    @Override
    public String name(R request, int index) {
        return tags.name(request, index);
    }

    @Override
    public String value(R request, int index) {
        if (tags.name(request, index).equals("url.query")) {
            return HIDDEN;
        }
        String value = tags.value(request, index);
        int query = value == null ? -1 : value.indexOf('?');
        return query < 0 ? value : value.substring(0, query);
    }
}
