package io.cryptoflow.application.agent;

import io.cryptoflow.domain.agent.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** From one moment to before another. */
record Span(Instant from, Instant to) {
    static Span of(Period period, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return switch (period) {
            case TODAY -> days(today, today.plusDays(1));
            case YESTERDAY -> days(today.minusDays(1), today);
            case THIS_WEEK -> days(today.minusDays(today.getDayOfWeek().getValue() - 1L), today.plusDays(1));
            case THIS_MONTH -> days(today.withDayOfMonth(1), today.plusDays(1));
        };
    }

    private static Span days(LocalDate from, LocalDate to) {
        return new Span(
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                to.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    boolean has(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
