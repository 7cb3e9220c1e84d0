package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.order.OrderId;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

/** How the values of a column travel: types that are costly to write and read as text in binary, the others as texts that Postgres casts. */
enum ColumnArray {
    TEXTS("text") {
        @Override
        <T> void add(Tuple tuple, Collection<T> rows, Function<T, Object> value) {
            tuple.addArrayOfString(filled(new String[rows.size()], rows, row -> text(value.apply(row))));
        }
    },
    ORDER_IDS("uuid") {
        @Override
        <T> void add(Tuple tuple, Collection<T> rows, Function<T, Object> value) {
            tuple.addArrayOfUUID(filled(new UUID[rows.size()], rows, row -> uuid(value.apply(row))));
        }
    },
    MOMENTS("timestamptz") {
        @Override
        <T> void add(Tuple tuple, Collection<T> rows, Function<T, Object> value) {
            tuple.addArrayOfOffsetDateTime(filled(new OffsetDateTime[rows.size()], rows, row -> utc(value.apply(row))));
        }
    };

    private final String element;

    ColumnArray(String element) {
        this.element = element;
    }

    /** For a column of the Postgres type {@code type}. */
    static ColumnArray of(String type) {
        return Arrays.stream(values())
                .filter(array -> array.element.equals(type))
                .findFirst()
                .orElse(TEXTS);
    }

    /** The Postgres type of the array. */
    String type() {
        return element + "[]";
    }

    /** Adds the array of each row's {@code value} as the next parameter; null stands for NULL. */
    abstract <T> void add(Tuple tuple, Collection<T> rows, Function<T, Object> value);

    private static <T, E> E[] filled(E[] array, Collection<T> rows, Function<T, E> element) {
        int i = 0;
        for (T row : rows) {
            array[i++] = element.apply(row);
        }
        return array;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable UUID uuid(@Nullable Object value) {
        return value == null ? null : ((OrderId) value).value();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Object value) {
        return value == null ? null : ((Instant) value).atOffset(ZoneOffset.UTC);
    }
}
