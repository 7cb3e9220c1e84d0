package io.cryptoflow.infrastructure.postgres;

import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One statement for any number of rows: each column travels as one {@link ColumnArray}, which Postgres unnests.
 *
 * @param <T> what one row is made of
 */
final class BulkStatement<T> {
    private final String template;
    private final List<Column<T>> columns;
    private final String sql;

    /** A column: its name, its Postgres type, and its value for a row; null stands for NULL. */
    private record Column<T>(String name, String type, ColumnArray array, Function<T, Object> value) {}

    private BulkStatement(String template, List<Column<T>> columns) {
        this.template = template;
        this.columns = columns;
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String casts = columns.stream()
                .map(column -> column.name() + "::" + column.type() + " AS " + column.name())
                .collect(Collectors.joining(", "));
        String arrays = IntStream.rangeClosed(1, columns.size())
                .mapToObj(i -> "$" + i + "::" + columns.get(i - 1).array().type())
                .collect(Collectors.joining(", "));
        String rows = "(SELECT " + casts + " FROM unnest(" + arrays + ") AS u(" + names + ")) AS t";
        this.sql = template.replace("{columns}", names).replace("{rows}", rows);
    }

    /** @param template SQL in which {@code {columns}} stands for the names and {@code {rows}} for the row source {@code t} */
    static <T> BulkStatement<T> of(String template) {
        return new BulkStatement<>(template, List.of());
    }

    /** This statement with one column more. */
    BulkStatement<T> with(String name, String type, Function<T, Object> value) {
        Stream<Column<T>> more = Stream.of(new Column<>(name, type, ColumnArray.of(type), value));
        return new BulkStatement<>(
                template, Stream.concat(columns.stream(), more).toList());
    }

    String sql() {
        return sql;
    }

    Tuple tuple(Collection<T> rows) {
        Tuple tuple = Tuple.tuple();
        columns.forEach(column -> column.array().add(tuple, rows, column.value()));
        return tuple;
    }
}
