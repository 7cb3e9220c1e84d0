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
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.handler.HttpException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong, and alone knows which trouble has which status. */
final class ProblemResponder {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponder.class);
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String RETRY_AFTER_SECONDS = "1";

    /** Answers {@code cause}, which came up in {@code activity}; a bug is logged and told without details. */
    void respond(HttpServerResponse response, Throwable cause, String activity) {
        respond(response, problemOf(cause, activity));
    }

    /** The document of {@code cause}; a bug is logged and told without details. */
    Problem problemOf(Throwable cause, String activity) {
        if (cause instanceof FailureException expected) {
            return problem(expected.failure());
        }
        if (cause instanceof HttpRefusal refusal) {
            return problem(refusal);
        }
        if (cause instanceof HttpException http && http.getStatusCode() == BAD_REQUEST.code()) {
            return problem(new HttpRefusal(HttpRefusal.Kind.BAD_REQUEST, "expected a valid URL"));
        }
        logBug(cause, activity);
        return bug();
    }

    /** Answers that a rule of trading denied something. */
    void respondDenied(HttpServerResponse response, Answer.Denied denied) {
        respond(response, problemOf(denied));
    }

    /** The document of what a rule of trading denied. */
    static Problem problemOf(Answer.Denied denied) {
        return Problem.ofDenied(UNPROCESSABLE_ENTITY, denied);
    }

    private static HttpResponseStatus status(Failure.Kind kind) {
        return switch (kind) {
            case INVALID -> BAD_REQUEST;
            case UNPROCESSABLE -> UNPROCESSABLE_ENTITY;
            case UNAUTHENTICATED -> UNAUTHORIZED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> CONFLICT;
            case UNAVAILABLE, TIMEOUT -> SERVICE_UNAVAILABLE;
        };
    }

    private static HttpResponseStatus status(HttpRefusal.Kind kind) {
        return switch (kind) {
            case BAD_REQUEST -> BAD_REQUEST;
            case ROUTE_NOT_FOUND -> NOT_FOUND;
            case ORIGIN_FORBIDDEN -> FORBIDDEN;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case REQUEST_TIMEOUT -> REQUEST_TIMEOUT;
            case BODY_TOO_LARGE -> REQUEST_ENTITY_TOO_LARGE;
            case URI_TOO_LONG -> REQUEST_URI_TOO_LONG;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            case HEADERS_TOO_LARGE -> REQUEST_HEADER_FIELDS_TOO_LARGE;
        };
    }

    private static Problem problem(HttpRefusal refusal) {
        return Problem.of(status(refusal.kind()), refusal.kind().name(), refusal.expected(), refusal.field());
    }

    private static Problem problem(Failure failure) {
        return Problem.of(status(failure.kind()), failure.code(), failure.detail(), failure.field());
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
