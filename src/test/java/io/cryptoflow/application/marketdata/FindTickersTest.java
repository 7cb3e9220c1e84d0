package io.cryptoflow.application.marketdata;

import static io.cryptoflow.fixture.FakeTickers.quote;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.ETH_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static io.cryptoflow.fixture.Markets.book;
import static io.cryptoflow.fixture.Markets.instrument;
import static io.cryptoflow.fixture.Markets.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.marketdata.FindTickers.Missing;
import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.Quote;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.fixture.ManualClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindTickersTest {
    private static final MarketSource SOURCE = new MarketSource(MarketSource.Kind.LIVE, "somewhere");
    private static final Symbol ADA_USDT = Symbol.of("ADA-USDT");
    private static final Symbol DOGE_USDT = Symbol.of("DOGE-USDT");

    private final ManualClock clock = new ManualClock(NOON);
    private final LatestMarket market = new LatestMarket(
            SOURCE,
            List.of(instrument(BTC_USDT), instrument(ETH_USDT), instrument(ADA_USDT)),
            Duration.ofSeconds(10),
            clock);
    private final List<List<Symbol>> asked = new ArrayList<>();

    @Test
    void asksAtOnceForWhatIsListedAndNotFresh() {
        market.apply(book(ETH_USDT, 1, "2999", "3000"));
        clock.advance(Duration.ofSeconds(11));
        market.apply(book(BTC_USDT, 1, "59999", "60000"));

        FindTickers.Result result = find(answering("7"), ADA_USDT, BTC_USDT, ETH_USDT, DOGE_USDT);

        assertThat(asked).containsExactly(List.of(ADA_USDT, ETH_USDT));
        assertThat(result.tickers()).extracting(Ticker::symbol).containsExactly(ADA_USDT, BTC_USDT, ETH_USDT);
        assertThat(result.missing()).containsExactly(new Missing(DOGE_USDT, "UNKNOWN_SYMBOL"));
    }

    @Test
    void showsAFetchedTickerWithItsSourceAndItsAge() {
        Quotes quotes = answering("0.5");
        clock.advance(Duration.ofMillis(700));

        FindTickers.Result result = find(quotes, ADA_USDT);

        assertThat(result.tickers())
                .containsExactly(new Ticker(
                        ADA_USDT,
                        Optional.of(level("0.5")),
                        Optional.empty(),
                        Optional.of(Price.of("0.5")),
                        SOURCE,
                        NOON,
                        NOON,
                        Duration.ofMillis(700),
                        false));
    }

    @Test
    void saysPerSymbolWhyItCouldNotBeFetched() {
        FindTickers.Result result = find(failing("SOURCE_TIMEOUT"), ADA_USDT, BTC_USDT);

        assertThat(result.tickers()).isEmpty();
        assertThat(result.missing())
                .containsExactly(new Missing(ADA_USDT, "SOURCE_TIMEOUT"), new Missing(BTC_USDT, "SOURCE_TIMEOUT"));
    }

    @Test
    void showsTheLastKnownTickerAsStaleWhenItCannotBeFetched() {
        market.apply(book(BTC_USDT, 1, "59999", "60000"));
        clock.advance(Duration.ofSeconds(11));

        FindTickers.Result result = find(failing("SOURCE_UNAVAILABLE"), BTC_USDT);

        assertThat(result.tickers()).extracting(Ticker::bestAsk).containsExactly(Optional.of(level("60000")));
        assertThat(result.tickers()).extracting(Ticker::stale).containsExactly(true);
        assertThat(result.missing()).isEmpty();
    }

    @Test
    void fetchesNothingWhenNoSymbolIsNamed() {
        market.apply(book(BTC_USDT, 1, "59999", "60000"));

        FindTickers.Result result = find(answering("7"));

        assertThat(asked).containsExactly(List.of());
        assertThat(result.tickers()).extracting(Ticker::symbol).containsExactly(BTC_USDT);
        assertThat(result.missing())
                .containsExactly(new Missing(ADA_USDT, "NO_MARKET_DATA"), new Missing(ETH_USDT, "NO_MARKET_DATA"));
    }

    private FindTickers.Result find(Quotes quotes, Symbol... symbols) {
        return new FindTickers(market, quotes)
                .handle(new FindTickers.Query(List.of(symbols)))
                .result();
    }

    private Quotes answering(String price) {
        return symbols -> {
            asked.add(symbols);
            return symbols.stream()
                    .map(symbol -> Future.succeededFuture(quote(symbol, price, NOON)))
                    .toList();
        };
    }

    private static Quotes failing(String code) {
        return symbols -> symbols.stream()
                .map(symbol -> Future.<Quote>failedFuture(FailureException.of(Failure.Kind.TIMEOUT, code, "no")))
                .toList();
    }
}
