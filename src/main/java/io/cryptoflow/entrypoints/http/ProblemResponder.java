package io.cryptoflow.entrypoints.http;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.CONFLICT;
import static io.netty.handler.codec.http.HttpResponseStatus.FORBIDDEN;
import static io.netty.handler.codec.http.HttpResponseStatus.INTERNAL_SERVER_ERROR;
import static io.netty.handler.codec.http.HttpResponseStatus.METHOD_NOT_ALLOWED;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
import static io.netty.handler.codec.http.HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
import static io.netty.handler.codec.http.HttpResponseStatus.REQUEST_TIMEOUT;
import static io.netty.handler.codec.http.HttpResponseStatus.REQUEST_URI_TOO_LONG;
import static io.netty.handler.codec.http.HttpResponseStatus.SERVICE_UNAVAILABLE;
import static io.netty.handler.codec.http.HttpResponseStatus.UNAUTHORIZED;
import static io.netty.handler.codec.http.HttpResponseStatus.UNPROCESSABLE_ENTITY;
import static io.netty.handler.codec.http.HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.order.Order;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.handler.HttpException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong, and alone knows which trouble has which status. */
final class ProblemResponder {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponder.class);
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String RETRY_AFTER_SECONDS = "1";

    private static final Map<Failure.Kind, HttpResponseStatus> FAILURES = Map.of(
            Failure.Kind.INVALID, BAD_REQUEST,
            Failure.Kind.UNAUTHENTICATED, UNAUTHORIZED,
            Failure.Kind.FORBIDDEN, FORBIDDEN,
            Failure.Kind.NOT_FOUND, NOT_FOUND,
            Failure.Kind.CONFLICT, CONFLICT,
            Failure.Kind.UNAVAILABLE, SERVICE_UNAVAILABLE,
            Failure.Kind.TIMEOUT, SERVICE_UNAVAILABLE);

    private static final Map<HttpRefusal.Kind, HttpResponseStatus> REFUSALS = Map.of(
            HttpRefusal.Kind.BAD_REQUEST, BAD_REQUEST,
            HttpRefusal.Kind.ROUTE_NOT_FOUND, NOT_FOUND,
            HttpRefusal.Kind.METHOD_NOT_ALLOWED, METHOD_NOT_ALLOWED,
            HttpRefusal.Kind.REQUEST_TIMEOUT, REQUEST_TIMEOUT,
            HttpRefusal.Kind.BODY_TOO_LARGE, REQUEST_ENTITY_TOO_LARGE,
            HttpRefusal.Kind.URI_TOO_LONG, REQUEST_URI_TOO_LONG,
            HttpRefusal.Kind.UNSUPPORTED_MEDIA_TYPE, UNSUPPORTED_MEDIA_TYPE,
            HttpRefusal.Kind.HEADERS_TOO_LARGE, REQUEST_HEADER_FIELDS_TOO_LARGE);

    /** Answers {@code cause}, which came up in {@code activity}; a bug is logged and told without details. */
    void respond(HttpServerResponse response, Throwable cause, String activity) {
        if (cause instanceof FailureException expected) {
            respond(response, problem(expected.failure()));
        } else if (cause instanceof HttpRefusal refusal) {
            respond(
                    response,
                    Problem.of(
                            REFUSALS.get(refusal.kind()),
                            refusal.kind().name(),
                            refusal.getMessage(),
                            refusal.field()));
        } else if (cause instanceof HttpException http && http.getStatusCode() == BAD_REQUEST.code()) {
            respond(response, new HttpRefusal(HttpRefusal.Kind.BAD_REQUEST, "expected a valid URL"), activity);
        } else {
            logBug(cause, activity);
            respond(response, bug());
        }
    }

    /** Answers that a rule of trading denied {@code order}. */
    void respondDenied(HttpServerResponse response, Order order) {
        respond(response, Problem.ofDenied(UNPROCESSABLE_ENTITY, order));
    }

    private static Problem problem(Failure failure) {
        return Problem.of(FAILURES.get(failure.kind()), failure.code(), failure.detail(), failure.field());
    }

    private static Problem bug() {
        return Problem.of(
                INTERNAL_SERVER_ERROR,
                "INTERNAL_ERROR",
                "the gateway failed; its log has the details",
                Optional.empty());
    }

    private static void logBug(Throwable cause, String activity) {
        if (cause instanceof ReplyException) {
            LOG.error("request failed in a use case activity={}", activity);
        } else {
            LOG.error("request failed activity={}", activity, cause);
        }
    }

    private static void respond(HttpServerResponse response, Problem problem) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (problem.status().equals(UNAUTHORIZED)) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"cryptoflow\"");
        }
        if (problem.status().equals(SERVICE_UNAVAILABLE)) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.setStatusCode(problem.status().code())
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .end(problem.json().toBuffer());
    }
}
