package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads how long an order works: a time in force, a duration, a day, a time. */
final class ExpirySlot {
    private static final Map<Term, TimeInForce> TIMES = new EnumMap<>(Map.of(
            Term.GTC,
            TimeInForce.GTC,
            Term.IOC,
            TimeInForce.IOC,
            Term.FOK,
            TimeInForce.FOK,
            Term.DAY_ORDER,
            TimeInForce.DAY));
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);
    private static final int NAME_LETTERS = 3;

    private final Cursor cursor;
    private final ZonedDateTime now;

    ExpirySlot(Cursor cursor, AccountContext context) {
        this.cursor = cursor;
        this.now = context.now().atZone(context.zone());
    }

    boolean read(OrderDraft draft) {
        for (Map.Entry<Term, TimeInForce> time : TIMES.entrySet()) {
            if (cursor.take(time.getKey())) {
                cursor.take(Term.ORDER);
                draft.timeInForce(time.getValue());
                return true;
            }
        }
        return readEnd(draft);
    }

    private boolean readEnd(OrderDraft draft) {
        int start = cursor.mark();
        boolean valid = cursor.take(Term.VALID);
        Optional<ZonedDateTime> end = Optional.empty();
        if (cursor.take(Term.UNTIL)) {
            end = Optional.of(readMoment());
        } else if (cursor.take(Term.FOR) || (valid && cursor.takeAny(Term.IN, Term.BY))) {
            end = readDuration();
        } else if (valid && !cursor.isDone()) {
            cursor.takeAny(Term.ON, Term.AT);
            end = Optional.of(readMoment());
        }
        if (end.isEmpty()) {
            cursor.back(start);
            return false;
        }
        ZonedDateTime time = end.orElseThrow();
        if (!time.isAfter(now)) {
            throw notUnderstood();
        }
        draft.expiresAt(time.toInstant());
        return true;
    }

    private Optional<ZonedDateTime> readDuration() {
        cursor.take(Term.NEXT);
        boolean one = cursor.take(Term.A);
        Optional<Token.Numeral> number = one ? Optional.empty() : cursor.take(Token.Numeral.class);
        Optional<Duration> unit = readUnit();
        if (unit.isEmpty() || (!one && number.isEmpty())) {
            return Optional.empty();
        }
        try {
            long count = number.map(token -> token.value().longValueExact()).orElse(1L);
            return Optional.of(now.plus(unit.orElseThrow().multipliedBy(count)));
        } catch (ArithmeticException | DateTimeException notWhole) {
            throw notUnderstood();
        }
    }

    private Optional<Duration> readUnit() {
        if (cursor.take(Term.MINUTES)) {
            return Optional.of(Duration.ofMinutes(1));
        }
        if (cursor.take(Term.HOURS)) {
            return Optional.of(Duration.ofHours(1));
        }
        if (cursor.take(Term.DAYS)) {
            return Optional.of(Duration.ofDays(1));
        }
        return cursor.take(Term.WEEKS) ? Optional.of(Duration.ofDays(DayOfWeek.values().length)) : Optional.empty();
    }

    private ZonedDateTime readMoment() {
        Optional<LocalTime> before = readTime();
        Optional<LocalDate> day = readDay();
        Optional<LocalTime> time = before.isPresent() ? before : readTime();
        if (day.isEmpty() && time.isEmpty()) {
            throw notUnderstood();
        }
        return day.orElse(now.toLocalDate()).atTime(time.orElse(END_OF_DAY)).atZone(now.getZone());
    }

    private Optional<LocalTime> readTime() {
        if (cursor.isAny(Term.AT, Term.COMMA) && cursor.is(1, Token.TimeOfDay.class)) {
            cursor.skip();
        }
        return cursor.take(Token.TimeOfDay.class).map(Token.TimeOfDay::time);
    }

    private Optional<LocalDate> readDay() {
        cursor.take(Term.ON);
        if (cursor.take(Term.TOMORROW)) {
            return Optional.of(now.toLocalDate().plusDays(1));
        }
        Optional<Token.Day> date = cursor.take(Token.Day.class);
        if (date.isPresent()) {
            return date.map(Token.Day::date);
        }
        if (cursor.is(Term.WEEKDAY)) {
            return Optional.of(
                    nextDay(cursor.take(Token.Said.class).orElseThrow().text()));
        }
        return readCalendarDay();
    }

    /** The next such day; on that very day people mean different ones. */
    private LocalDate nextDay(String name) {
        LocalDate day = now.toLocalDate();
        if (isNamed(day, name)) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, name);
        }
        while (!isNamed(day, name)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static boolean isNamed(LocalDate day, String name) {
        return begins(day.getDayOfWeek().name(), name);
    }

    private static boolean begins(String constant, String name) {
        return constant.toLowerCase(Locale.ROOT).startsWith(name.substring(0, NAME_LETTERS));
    }

    /** "March 20" or "20 March". */
    private Optional<LocalDate> readCalendarDay() {
        boolean monthFirst = cursor.is(Term.MONTH) && cursor.is(1, Token.Numeral.class);
        boolean dayFirst = cursor.is(0, Token.Numeral.class) && cursor.is(1, Term.MONTH);
        if (!monthFirst && !dayFirst) {
            return Optional.empty();
        }
        String month = cursor.look(monthFirst ? 0 : 1).orElseThrow().text();
        Token.Numeral number = (Token.Numeral) cursor.look(monthFirst ? 1 : 0).orElseThrow();
        cursor.skip();
        cursor.skip();
        for (LocalDate day = now.toLocalDate(); day.isBefore(now.toLocalDate().plusYears(1)); day = day.plusDays(1)) {
            boolean same = BigDecimal.valueOf(day.getDayOfMonth()).compareTo(number.value()) == 0;
            if (same && begins(day.getMonth().name(), month)) {
                return Optional.of(day);
            }
        }
        throw notUnderstood();
    }

    private AskBack notUnderstood() {
        return new AskBack(
                ReplyReason.NOT_UNDERSTOOD, cursor.look(0).map(Token::text).orElse("time"));
    }
}
