package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may open a socket at all. A page of another site may not, because a browser sends its {@code Origin}; programs that
 * send none may. Of SockJS only the WebSocket transport exists.
 */
final class UpgradeGuard implements Handler<RoutingContext> {
    private static final Pattern PATHS = Pattern.compile(".*/(info|websocket)");

    private final Set<String> origins;
    private final BridgeLimits limits;
    private final BridgeMetrics metrics;

    UpgradeGuard(Set<String> origins, BridgeLimits limits, BridgeMetrics metrics) {
        this.origins = Set.copyOf(origins);
        this.limits = limits;
        this.metrics = metrics;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!PATHS.matcher(request.path()).matches()) {
            context.response().setStatusCode(404).end();
        } else if (!isAllowed(request)) {
            context.response().setStatusCode(403).end();
        } else if (request.headers().contains(HttpHeaders.UPGRADE) && metrics.openSockets() >= limits.maxSockets()) {
            context.response()
                    .setStatusCode(503)
                    .putHeader(HttpHeaders.RETRY_AFTER, "5")
                    .end();
        } else {
            context.next();
        }
    }

    private boolean isAllowed(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || origins.contains(origin) || isSameHost(origin, request.authority());
    }

    private static boolean isSameHost(String origin, HostAndPort host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null
                    && host != null
                    && authority.toLowerCase(Locale.ROOT).equals(text(host));
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }

    private static String text(HostAndPort host) {
        String name = host.host().toLowerCase(Locale.ROOT);
        return host.port() < 0 ? name : name + ":" + host.port();
    }
}
