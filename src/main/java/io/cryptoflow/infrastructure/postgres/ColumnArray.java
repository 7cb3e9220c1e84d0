package io.cryptoflow.infrastructure.postgres;

import io.cryptoflow.domain.order.OrderId;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/** How the values of a column travel: types that are costly to write and read as text in binary, the others as texts that Postgres casts. */
enum ColumnArray {
    TEXTS("text") {
        @Override
        void add(Tuple tuple, Object[] values) {
            tuple.addArrayOfString(Arrays.stream(values)
                    .map(value -> value == null ? null : value.toString())
                    .toArray(String[]::new));
        }
    },
    ORDER_IDS("uuid") {
        @Override
        void add(Tuple tuple, Object[] values) {
            tuple.addArrayOfUUID(Arrays.stream(values).map(ColumnArray::uuid).toArray(UUID[]::new));
        }
    },
    MOMENTS("timestamptz") {
        @Override
        void add(Tuple tuple, Object[] values) {
            tuple.addArrayOfOffsetDateTime(
                    Arrays.stream(values).map(ColumnArray::utc).toArray(OffsetDateTime[]::new));
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

    /** Adds the array of {@code values} as the next parameter; null stands for NULL. */
    abstract void add(Tuple tuple, Object[] values);

    private static @Nullable UUID uuid(@Nullable Object value) {
        return value == null ? null : ((OrderId) value).value();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Object value) {
        return value == null ? null : ((Instant) value).atOffset(ZoneOffset.UTC);
    }
}
