package io.cryptoflow.domain.account;

import static io.cryptoflow.fixture.Fills.buy;
import static io.cryptoflow.fixture.Fills.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.fixture.Markets;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example in the manual is what the program computes. */
class MoneyPageTest {
    private static final Path PAGE = Path.of("src/main/resources/docs/money.md");
    private static final List<Fill> FILLS = List.of(
            buy("2", "100", "0.002"),
            buy("2", "110", "0.002"),
            sell("0.999", "130", "0.12987"),
            sell("3.996", "120", "0.47952"),
            buy("1", "90", "0.001"));

    @Test
    void showsPositionsAsTheyAreComputed() throws IOException {
        String page = Files.readString(PAGE);
        Position position = Position.none(Markets.BTC_USDT);

        for (Fill fill : FILLS) {
            position = position.after(fill);

            assertThat(page).contains(row(fill, position));
        }
    }

    @Test
    void showsTheMovementAsItIsPosted() throws IOException {
        String table = Movement.trade(FILLS.get(0)).lines().stream()
                .map(line -> "| `%s` | `%s` | %s | %s |\n"
                        .formatted(
                                line.kind(),
                                line.book(),
                                line.amount().asset(),
                                line.amount().plain()))
                .collect(Collectors.joining());

        assertThat(Files.readString(PAGE)).contains(table);
    }

    private static String row(Fill fill, Position position) {
        String average = position.averagePrice()
                .map(BigDecimal::toPlainString)
                .map(" %s "::formatted)
                .orElse(" ");
        return "| %s %s at %s, commission %s | %s | %s |%s| %s |\n"
                .formatted(
                        fill.side().name().toLowerCase(Locale.ROOT),
                        fill.lastQuantity(),
                        fill.lastPrice(),
                        fill.commission(),
                        position.quantity().plain(),
                        position.cost().plain(),
                        average,
                        position.realized().plain());
    }
}
