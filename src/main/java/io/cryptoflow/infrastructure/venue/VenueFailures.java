package io.cryptoflow.infrastructure.venue;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.domain.instrument.Symbol;
import java.util.Optional;

/** The ways in which a venue fails those who ask it; the detail names the venue, and never quotes more than a little of its answer. */
public final class VenueFailures {
    private static final int LONGEST_SHOWN = 80;

    private VenueFailures() {}

    /** No answer in time, or no connection. */
    public static FailureException noAnswer(String venue, Throwable cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return unavailable("VENUE_UNREACHABLE", venue + " does not answer: " + shown(why));
    }

    /** It told us, or we know, that nothing may be asked for {@code millis}. */
    public static FailureException limited(String venue, long millis) {
        return unavailable("VENUE_RATE_LIMITED", venue + " may not be asked for another " + millis + " ms");
    }

    /** An error of its own. */
    public static FailureException refused(String venue, int status, String answer) {
        return unavailable("VENUE_REFUSED", venue + " answered " + status + ": " + shown(answer));
    }

    /** An answer that is not what it documents. */
    public static FailureException unreadable(String venue, String trouble) {
        return unavailable("VENUE_UNREADABLE", venue + " answered what cannot be read: " + shown(trouble));
    }

    /** It does not list {@code symbol}. */
    public static FailureException notListed(String venue, Symbol symbol) {
        return new FailureException(new Failure(
                Failure.Kind.NOT_FOUND,
                "UNKNOWN_SYMBOL",
                symbol + " is not listed by " + venue,
                Optional.of("symbol")));
    }

    private static FailureException unavailable(String code, String detail) {
        return FailureException.of(Failure.Kind.UNAVAILABLE, code, detail);
    }

    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "..." : line;
    }
}
