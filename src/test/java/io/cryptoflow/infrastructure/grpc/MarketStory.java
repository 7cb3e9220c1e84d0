package io.cryptoflow.infrastructure.grpc;

import static io.cryptoflow.fixture.Gateway.ALICE;
import static io.cryptoflow.fixture.Market.BTC;
import static io.cryptoflow.fixture.Market.ETH;

import io.cryptoflow.application.backtest.Backtest;
import io.cryptoflow.application.backtest.BacktestId;
import io.cryptoflow.application.backtest.CancelBacktest;
import io.cryptoflow.application.backtest.CandleRange;
import io.cryptoflow.application.backtest.FindBacktest;
import io.cryptoflow.application.backtest.FindBacktests;
import io.cryptoflow.application.backtest.StartBacktest;
import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.application.marketdata.FindCandles;
import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.FindPublicTrades;
import io.cryptoflow.application.marketdata.FindStatistics;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.strategy.FindIndicators;
import io.cryptoflow.domain.backtest.Liquidity;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.strategy.IndicatorTerms;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.BothWays;
import io.cryptoflow.fixture.Candles;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything that can be asked about the market, of now and played back. */
final class MarketStory {
    private static final int POINTS = 500;

    private final BothWays both;

    MarketStory(BothWays both) {
        this.both = both;
    }

    /** The market of now. */
    void askNow() {
        both.print(new PublicTrade(
                BTC,
                "t-2",
                Price.of("64251"),
                Quantity.of("0.5"),
                Side.SELL,
                both.clock().instant()));
        both.clock().advance(Duration.ofMillis(1_234));
        both.answer(Addresses.FIND_INSTRUMENTS, new FindInstruments.Query());
        both.answer(Addresses.FIND_TICKERS, new FindTickers.Query(List.of()));
        both.answer(Addresses.FIND_TICKERS, new FindTickers.Query(List.of(ETH, Symbol.of("DOGE-USDT"))));
        both.answer(Addresses.FIND_BOOK, new FindBook.Query(BTC, 1));
        both.answer(Addresses.FIND_PUBLIC_TRADES, new FindPublicTrades.Query(BTC, 10));
        both.answer(
                Addresses.FIND_CANDLES,
                new FindCandles.Query(BTC, CandleInterval.ONE_MINUTE, Optional.empty(), Optional.empty(), 10));
        both.answer(Addresses.FIND_STATISTICS, new FindStatistics.Query(List.of()));
    }

    /** Indicators, and one backtest from its start to its end. */
    void playBack() throws Exception {
        both.answer(
                Addresses.FIND_INDICATORS,
                new FindIndicators.Query(
                        BTC,
                        CandleInterval.ONE_HOUR,
                        new IndicatorTerms.Macd(12, 26, 9),
                        Optional.of(Candles.openTime(100)),
                        Optional.of(Candles.openTime(150)),
                        POINTS));
        BacktestId id = both.answer(
                        Addresses.START_BACKTEST,
                        new StartBacktest.Command(
                                ALICE,
                                BTC,
                                CandleInterval.ONE_HOUR,
                                new StrategyRules.CrossingAverages(StrategyRules.Average.SMA, 5, 20),
                                new CandleRange(Optional.empty(), Optional.empty(), Optional.empty()),
                                new BigDecimal("10000"),
                                Optional.empty(),
                                new Liquidity(new BigDecimal("0.1"), new BigDecimal("0.0001"))))
                .backtest()
                .id();
        both.awaitBoth(
                Addresses.FIND_BACKTEST,
                new FindBacktest.Query(ALICE, id),
                found -> found.backtest().status() == Backtest.Status.DONE);
        both.answer(Addresses.FIND_BACKTEST, new FindBacktest.Query(ALICE, id));
        both.answer(Addresses.FIND_BACKTESTS, new FindBacktests.Query(ALICE));
        both.answer(Addresses.CANCEL_BACKTEST, new CancelBacktest.Command(ALICE, id));
    }
}
