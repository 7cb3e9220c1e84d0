package io.cryptoflow.application.marketdata;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.ETH_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static io.cryptoflow.fixture.Markets.book;
import static io.cryptoflow.fixture.Markets.instrument;
import static io.cryptoflow.fixture.Markets.level;
import static io.cryptoflow.fixture.Markets.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.marketdata.FindTickers.Missing;
import io.cryptoflow.application.port.Quotes;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.MarketEvent.BookChanged;
import io.cryptoflow.domain.marketdata.MarketSource;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.fixture.ManualClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindMarketTest {
    private static final MarketSource SOURCE = new MarketSource(MarketSource.Kind.TAPE, "t");
    private static final Symbol DOGE_USDT = Symbol.of("DOGE-USDT");

    private final ManualClock clock = new ManualClock(NOON);
    private final LatestMarket market = new LatestMarket(
            SOURCE, List.of(instrument(BTC_USDT), instrument(ETH_USDT)), Duration.ofSeconds(10), clock);

    @Test
    void saysPerSymbolWhyATickerIsMissing() {
        market.apply(trade(BTC_USDT, "1", "60000"));

        FindTickers.Result result = new FindTickers(market, Quotes.NONE)
                .handle(new FindTickers.Query(List.of(DOGE_USDT, BTC_USDT, ETH_USDT)))
                .result();

        assertThat(result.tickers()).extracting(Ticker::symbol).containsExactly(BTC_USDT);
        assertThat(result.missing())
                .containsExactly(new Missing(DOGE_USDT, "UNKNOWN_SYMBOL"), new Missing(ETH_USDT, "NO_MARKET_DATA"));
    }

    @Test
    void givesAllTickersWhenNoSymbolIsNamed() {
        market.apply(book(ETH_USDT, 1, "2500", "2500.1"));
        market.apply(book(BTC_USDT, 1, "59999", "60000"));

        FindTickers.Result result = new FindTickers(market, Quotes.NONE)
                .handle(new FindTickers.Query(List.of()))
                .result();

        assertThat(result.tickers()).extracting(Ticker::symbol).containsExactly(BTC_USDT, ETH_USDT);
        assertThat(result.missing()).isEmpty();
    }

    @Test
    void cutsTheBookToTheDepthAskedFor() {
        OrderBook deep = new OrderBook(
                BTC_USDT, 9, List.of(level("100"), level("99"), level("98")), List.of(level("101")), NOON);
        market.apply(new BookChanged(deep));
        clock.advance(Duration.ofMillis(250));

        FindBook.Result result =
                new FindBook(market).handle(new FindBook.Query(BTC_USDT, 2)).result();

        OrderBook cut = new OrderBook(BTC_USDT, 9, List.of(level("100"), level("99")), List.of(level("101")), NOON);
        assertThat(result).isEqualTo(new FindBook.Result(cut, SOURCE, 250, false));
    }

    @Test
    void tellsTheAgeOfTheBookRatherThanOfTheLatestPrint() {
        market.apply(book(BTC_USDT, 1, "59999", "60000"));
        clock.advance(Duration.ofSeconds(11));
        market.apply(trade(BTC_USDT, "1", "60000"));

        FindBook.Result result =
                new FindBook(market).handle(new FindBook.Query(BTC_USDT, 5)).result();

        assertThat(result.ageMillis()).isEqualTo(11_000);
        assertThat(result.stale()).isTrue();
    }

    @Test
    void givesTheNewestPrintsUpToTheLimit() {
        market.apply(trade(BTC_USDT, "1", "60000"));
        market.apply(trade(BTC_USDT, "2", "60001"));
        market.apply(trade(BTC_USDT, "3", "60002"));

        FindPublicTrades.Result result = new FindPublicTrades(market)
                .handle(new FindPublicTrades.Query(BTC_USDT, 2))
                .result();

        assertThat(result)
                .isEqualTo(new FindPublicTrades.Result(
                        BTC_USDT,
                        List.of(
                                trade(BTC_USDT, "3", "60002").trade(),
                                trade(BTC_USDT, "2", "60001").trade()),
                        SOURCE));
    }

    @Test
    void doesNotFindASymbolThatIsNotListed() {
        Failure expected =
                new Failure(Failure.Kind.NOT_FOUND, "UNKNOWN_SYMBOL", "DOGE-USDT is not listed", Optional.of("symbol"));

        assertThat(failure(new FindBook(market).handle(new FindBook.Query(DOGE_USDT, 5))))
                .isEqualTo(expected);
        assertThat(failure(new FindPublicTrades(market).handle(new FindPublicTrades.Query(DOGE_USDT, 5))))
                .isEqualTo(expected);
    }

    @Test
    void isUnavailableForAListedSymbolWithoutABookYet() {
        market.apply(trade(BTC_USDT, "1", "60000"));

        Failure failure = failure(new FindBook(market).handle(new FindBook.Query(BTC_USDT, 5)));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
        assertThat(failure.code()).isEqualTo("NO_MARKET_DATA");
    }

    @Test
    void listsInstrumentsWithTheirSource() {
        FindInstruments.Result result =
                new FindInstruments(market).handle(new FindInstruments.Query()).result();

        assertThat(result)
                .isEqualTo(new FindInstruments.Result(List.of(instrument(BTC_USDT), instrument(ETH_USDT)), SOURCE));
    }

    private static Failure failure(Future<?> failed) {
        assertThat(failed.cause()).isInstanceOf(FailureException.class);
        return ((FailureException) failed.cause()).failure();
    }
}
