package io.cryptoflow.protocol;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Moments and lengths of time, to the nanosecond. */
final class TimeForm {
    private static final Form MOMENT = new Form() {
        @Override
        public Object write(Object value) {
            Instant moment = (Instant) value;
            return Timestamp.newBuilder()
                    .setSeconds(moment.getEpochSecond())
                    .setNanos(moment.getNano())
                    .build();
        }

        @Override
        public Object read(Object field) {
            Timestamp stamp = (Timestamp) field;
            try {
                return Instant.ofEpochSecond(stamp.getSeconds(), stamp.getNanos());
            } catch (DateTimeException | ArithmeticException wrong) {
                throw new MalformedMessage("", "expected a time of this calendar");
            }
        }
    };
    private static final Form LENGTH = new Form() {
        @Override
        public Object write(Object value) {
            Duration length = (Duration) value;
            return com.google.protobuf.Duration.newBuilder()
                    .setSeconds(length.getSeconds())
                    .setNanos(length.getNano())
                    .build();
        }

        @Override
        public Object read(Object field) {
            com.google.protobuf.Duration length = (com.google.protobuf.Duration) field;
            try {
                return Duration.ofSeconds(length.getSeconds(), length.getNanos());
            } catch (ArithmeticException wrong) {
                throw new MalformedMessage("", "expected a shorter time");
            }
        }
    };
    private static final Map<Class<?>, Form> ALL = Map.of(Instant.class, MOMENT, Duration.class, LENGTH);

    private TimeForm() {}

    /** The form of {@code type}, if it is time. */
    static Optional<Form> of(Class<?> type) {
        return Optional.ofNullable(ALL.get(type));
    }
}
