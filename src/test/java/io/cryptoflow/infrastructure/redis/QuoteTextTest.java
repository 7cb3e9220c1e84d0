package io.cryptoflow.infrastructure.redis;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuoteTextTest {
    @Property(tries = 500)
    void readsWhatItWrites(@ForAll("quotes") Quote quote) {
        assertThat(QuoteText.read(BTC_USDT, QuoteText.write(quote))).contains(quote);
    }

    @Property(tries = 500)
    void takesAnythingElseForNoQuote(@ForAll("lines") String line) {
        assertThat(QuoteText.read(BTC_USDT, line)).isEmpty();
    }

    @Example
    void writesOneLineWithEmptyFieldsForWhatThereIsNot() {
        Quote quote = new Quote(
                BTC_USDT,
                Optional.empty(),
                Optional.of(new BookLevel(Price.of("60000.1"), Quantity.of("0.5"))),
                Optional.empty(),
                NOON);

        assertThat(QuoteText.write(quote)).isEqualTo("2024-08-05T12:00:00Z|||60000.1|0.5|");
    }

    @Provide
    Arbitrary<Quote> quotes() {
        Arbitrary<Price> prices = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.000000000000000001"), new BigDecimal("999999999999999999"))
                .ofScale(18)
                .map(Price::new);
        Arbitrary<Quantity> quantities = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("1000000000"))
                .ofScale(12)
                .map(Quantity::new);
        Arbitrary<Optional<BookLevel>> levels =
                Combinators.combine(prices, quantities).as(BookLevel::new).optional();
        Arbitrary<Instant> times = Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.longs().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
        return Combinators.combine(levels, levels, prices.optional(), times)
                .as((bid, ask, last, time) -> new Quote(BTC_USDT, bid, ask, last, time));
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> pieces = Arbitraries.of(
                "|", "||||", "1", "-1", "x", "2024-08-05T12:00:00Z|||||x", "2024-08-05|||||", "0|0", "\n", "#1");
        return pieces.list().ofMaxSize(4).map(list -> String.join("", list));
    }
}
