package io.cryptoflow.infrastructure.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.MarketEvent.BookChanged;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {
    private static final Map<Symbol, Instrument> INSTRUMENTS = Listing.all().stream()
            .map(Listing::instrument)
            .collect(Collectors.toMap(Instrument::symbol, Function.identity()));

    @Test
    void listsFiftyInstrumentsThatStartOnTheirGrid() {
        List<Listing> listings = Listing.all();

        assertThat(INSTRUMENTS).hasSize(50);
        assertThat(listings).allSatisfy(listing -> {
            assertThat(listing.instrument().symbol().quote().code()).isEqualTo("USDT");
            assertThat(listing.price().isMultipleOf(listing.instrument().tickSize()))
                    .isTrue();
            assertThat(listing.price()
                            .amount()
                            .divide(listing.instrument().tickSize().amount()))
                    .isGreaterThanOrEqualTo(new BigDecimal(500));
            assertThat(listing.price()
                            .times(
                                    listing.instrument().lotSize(),
                                    listing.instrument().symbol().quote()))
                    .isLessThan(listing.instrument().minimumNotional());
        });
    }

    @Test
    void givesTheSameEventsForTheSameSeed() {
        assertThat(Simulation.run(42, 50)).isEqualTo(Simulation.run(42, 50));
    }

    @Test
    void givesThePricesRecordedForSeed42OnEveryMachine() {
        OrderBook book = Simulation.books(Simulation.run(List.of(Listing.all().get(0)), 42, 100))
                .get(99);

        assertThat(book.bids().get(0)).isEqualTo(new BookLevel(Price.of("63994.23"), Quantity.of("0.19047")));
        assertThat(book.asks().get(0)).isEqualTo(new BookLevel(Price.of("63994.79"), Quantity.of("0.24033")));
    }

    @Test
    void givesOtherPricesForAnotherSeed() {
        assertThat(Simulation.books(Simulation.run(42, 2))).isNotEqualTo(Simulation.books(Simulation.run(43, 2)));
    }

    @Test
    void movesEverySymbolIndependentlyOfTheOthers() {
        Listing ethereum = Listing.all().get(1);

        List<MarketEvent> alone = Simulation.run(List.of(ethereum), 42, 20);

        assertThat(Simulation.run(42, 20).stream().filter(event -> event.symbol()
                        .equals(ethereum.instrument().symbol())))
                .isEqualTo(alone);
    }

    @Property(tries = 10)
    void keepsBooksUncrossedDeepAndOnTheGrid(@ForAll long seed) {
        List<OrderBook> books = Simulation.books(Simulation.run(seed, 15));

        assertThat(books).hasSize(50 * 15).allSatisfy(book -> {
            Instrument instrument = known(INSTRUMENTS, book.symbol());
            assertThat(book.bids()).hasSize(20);
            assertThat(book.asks()).hasSize(20);
            assertThat(book.bids().get(0).price().isBelow(book.asks().get(0).price()))
                    .isTrue();
            assertThat(book.bids()).allMatch(level -> isOnGrid(level, instrument));
            assertThat(book.asks()).allMatch(level -> isOnGrid(level, instrument));
        });
    }

    @Property(tries = 10)
    void printsOnlyWhatTheBookBeforeOffered(@ForAll long seed) {
        Map<Symbol, OrderBook> before = new HashMap<>();
        int prints = 0;

        for (MarketEvent event : Simulation.run(seed, 15)) {
            if (event instanceof BookChanged changed) {
                before.put(event.symbol(), changed.book());
            } else {
                prints++;
                PublicTrade trade = ((MarketEvent.TradePrinted) event).trade();
                assertThat(known(before, event.symbol()).against(trade.takerSide()))
                        .anyMatch(level -> level.price().equals(trade.price())
                                && level.quantity().compareTo(trade.quantity()) >= 0);
                assertThat(trade.quantity().isZero()).isFalse();
                assertThat(trade.quantity()
                                .isMultipleOf(known(INSTRUMENTS, trade.symbol()).lotSize()))
                        .isTrue();
            }
        }

        assertThat(prints).isGreaterThan(0);
    }

    @Test
    void givesEveryPrintOfASymbolItsOwnIdentifier() {
        List<PublicTrade> trades = Simulation.trades(Simulation.run(7, 200));

        assertThat(trades.stream().map(trade -> trade.symbol() + "/" + trade.tradeId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void tradesThroughBothSidesOfTheFirstTouchOfMostSymbolsWithinTenMinutes() {
        List<MarketEvent> events = Simulation.run(Listing.all().subList(0, 10), 42, 4 * 600);
        Map<Symbol, OrderBook> first = Simulation.books(events).stream()
                .collect(Collectors.toMap(OrderBook::symbol, Function.identity(), (one, other) -> one));

        long bids = symbolsPrinted(events, Side.SELL, first);
        long asks = symbolsPrinted(events, Side.BUY, first);

        assertThat(bids).isGreaterThanOrEqualTo(8);
        assertThat(asks).isGreaterThanOrEqualTo(8);
    }

    @Test
    void staysBetweenHalfAndTwiceTheStartPrice() {
        Map<Symbol, Listing> listings = Listing.all().stream()
                .collect(Collectors.toMap(listing -> listing.instrument().symbol(), Function.identity()));

        assertThat(Simulation.books(Simulation.run(Listing.all().subList(45, 50), 3, 2000)))
                .allSatisfy(book -> {
                    BigDecimal start = known(listings, book.symbol()).price().amount();
                    Optional<BookLevel> bid = book.bestBid();
                    assertThat(bid.orElseThrow().price().amount())
                            .isBetween(start.multiply(new BigDecimal("0.49")), start.multiply(new BigDecimal("2.01")));
                });
    }

    private static long symbolsPrinted(List<MarketEvent> events, Side taker, Map<Symbol, OrderBook> first) {
        return Simulation.trades(events).stream()
                .filter(trade -> trade.takerSide() == taker)
                .filter(trade -> {
                    int distance = trade.price()
                            .compareTo(known(first, trade.symbol())
                                    .bestPriceFor(taker)
                                    .orElseThrow());
                    return taker == Side.SELL ? distance < 0 : distance > 0;
                })
                .map(PublicTrade::symbol)
                .distinct()
                .count();
    }

    private static <V> V known(Map<Symbol, V> map, Symbol symbol) {
        return Optional.ofNullable(map.get(symbol)).orElseThrow();
    }

    private static boolean isOnGrid(BookLevel level, Instrument instrument) {
        return level.price().isMultipleOf(instrument.tickSize())
                && level.quantity().isMultipleOf(instrument.lotSize())
                && !level.quantity().isZero();
    }
}
