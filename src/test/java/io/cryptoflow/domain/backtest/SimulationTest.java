package io.cryptoflow.domain.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.strategy.InvalidParameter;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Candles;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every figure here is computed by hand; ticks are 0.01, lots 0.00001. */
class SimulationTest {
    private static final Instrument BTC = Markets.instrument(Markets.BTC_USDT);
    private static final StrategyRules ANY = new StrategyRules.Breakout(1, 1);
    private static final List<Candle> CANDLES = List.of(
            Candles.hour(0, "100", "100", "10"),
            Candles.hour(1, "100", "110", "10"),
            Candles.hour(2, "110", "100", "1"),
            Candles.hour(3, "90", "80", "100"),
            Candles.hour(4, "80", "80", "100"));
    private static final Map<Integer, Side> BUY_THEN_SELL = Map.of(0, Side.BUY, 2, Side.SELL);

    @Test
    void tradesAtTheNextOpeningThroughTheLevelsOfTheMarket() {
        Performance performance = play("50", "0.001", CANDLES, BUY_THEN_SELL).performance();

        assertThat(performance.fills())
                .containsExactly(
                        fill(1, Side.BUY, "101", "0.2", "0.0002 BTC"),
                        fill(1, Side.BUY, "102", "0.2", "0.0002 BTC"),
                        fill(1, Side.BUY, "103", "0.09126", "0.00009126 BTC"),
                        fill(3, Side.SELL, "89.1", "0.02", "0.001782 USDT"),
                        fill(3, Side.SELL, "88.2", "0.02", "0.001764 USDT"),
                        fill(3, Side.SELL, "87.3", "0.02", "0.001746 USDT"),
                        fill(3, Side.SELL, "86.4", "0.02", "0.001728 USDT"),
                        fill(3, Side.SELL, "85.5", "0.02", "0.00171 USDT"),
                        fill(4, Side.SELL, "79.2", "0.39076", "0.0309482 USDT"));
        assertThat(performance.fillCount()).isEqualTo(9);
    }

    @Test
    void reckonsEquityExactlyAndItsFiguresToTenPlaces() {
        Performance performance = play("50", "0.001", CANDLES, BUY_THEN_SELL).performance();

        assertThat(performance.equityCurve())
                .containsExactly(
                        equity(0, "50"),
                        equity(1, "53.9847814"),
                        equity(2, "49.077094"),
                        equity(3, "39.9829892"),
                        equity(4, "39.639433"));
        assertThat(performance.finalEquity()).isEqualTo(Orders.usdt("39.639433"));
        assertThat(performance.totalReturn()).isEqualTo(new BigDecimal("-0.2072113400"));
        assertThat(performance.maximumDrawdown()).isEqualTo(new BigDecimal("0.2657294895"));
        assertThat(performance.sharpe()).contains(new BigDecimal("-38.1033920126"));
    }

    @Test
    void worksWhatTheMarketDidNotOfferAtTheNextOpenings() {
        List<Candle> thin = List.of(
                Candles.hour(0, "100", "100", "0.1"),
                Candles.hour(1, "100", "100", "0.1"),
                Candles.hour(2, "100", "100", "0.1"),
                Candles.hour(3, "100", "100", "0.1"));

        Performance performance = play("1000", "0", thin, Map.of(0, Side.BUY)).performance();

        assertThat(performance.fillCount()).isEqualTo(15);
        assertThat(performance.fills())
                .allSatisfy(fill -> assertThat(fill.quantity()).isEqualTo(Quantity.of("0.002")));
    }

    @Test
    void stopsBuyingWhenTheRulesTurn() {
        List<Candle> thin = List.of(
                Candles.hour(0, "100", "100", "100"),
                Candles.hour(1, "100", "100", "100"),
                Candles.hour(2, "100", "100", "100"),
                Candles.hour(3, "100", "100", "100"));

        Performance performance =
                play("100000", "0", thin, Map.of(0, Side.BUY, 1, Side.SELL)).performance();

        assertThat(performance.fills().stream().map(SimulatedFill::side))
                .containsExactly(
                        Side.BUY, Side.BUY, Side.BUY, Side.BUY, Side.BUY, Side.SELL, Side.SELL, Side.SELL, Side.SELL,
                        Side.SELL);
        assertThat(performance.finalEquity()).isEqualTo(Orders.usdt("99940"));
    }

    @Test
    void neverSellsWhatItDoesNotHold() {
        Performance performance =
                play("50", "0.001", CANDLES, Map.of(0, Side.SELL)).performance();

        assertThat(performance.fillCount()).isZero();
        assertThat(performance.finalEquity()).isEqualTo(Orders.usdt("50"));
        assertThat(performance.sharpe()).isEmpty();
        assertThat(performance.maximumDrawdown()).isEqualByComparingTo("0");
    }

    @Test
    void hasTheSameResultForTheSameCandles() {
        List<Candle> walk = Candles.walk(7, 2_000);
        Map<Integer, Side> decisions = Map.of(10, Side.BUY, 500, Side.SELL, 700, Side.BUY, 1_500, Side.SELL);

        Performance first = play("10000", "0.001", walk, decisions).performance();
        Performance second = play("10000", "0.001", walk, decisions).performance();

        assertThat(first.fillCount()).isGreaterThan(3);
        assertThat(first).isEqualTo(second).hasToString(second.toString());
    }

    @Test
    void keepsAtMostFiveHundredPointsWithTheLast() {
        List<Candle> walk = Candles.walk(7, 5_977);

        List<EquityPoint> curve =
                play("10000", "0.001", walk, Map.of(10, Side.BUY)).performance().equityCurve();

        assertThat(curve).hasSizeBetween(400, EquityCurve.POINTS);
        assertThat(curve.get(curve.size() - 1).time()).isEqualTo(Candles.openTime(5_977));
    }

    @Test
    void refusesTermsOutOfBounds() {
        assertThatThrownBy(() -> new Liquidity(BigDecimal.ZERO, BigDecimal.ZERO))
                .isInstanceOfSatisfying(
                        InvalidParameter.class, e -> assertThat(e.field()).isEqualTo("participation"));
        assertThatThrownBy(() -> new Liquidity(BigDecimal.ONE, BigDecimal.ONE))
                .isInstanceOfSatisfying(
                        InvalidParameter.class, e -> assertThat(e.field()).isEqualTo("slippageStep"));
        assertThatThrownBy(() -> play("0", "0.001", CANDLES, Map.of()))
                .isInstanceOfSatisfying(
                        InvalidParameter.class, e -> assertThat(e.field()).isEqualTo("cash"));
        assertThatThrownBy(() -> play("1", "0.2", CANDLES, Map.of()))
                .isInstanceOfSatisfying(
                        InvalidParameter.class, e -> assertThat(e.field()).isEqualTo("commission"));
    }

    private static Simulation play(String cash, String commission, List<Candle> candles, Map<Integer, Side> decisions) {
        BacktestTerms terms = new BacktestTerms(
                BTC,
                CandleInterval.ONE_HOUR,
                ANY,
                Orders.usdt(cash),
                new BigDecimal(commission),
                new Liquidity(new BigDecimal("0.1"), new BigDecimal("0.01")));
        Simulation simulation = new Simulation(
                terms, candle -> Optional.ofNullable(decisions.get(candles.indexOf(candle))), candles.size());
        candles.forEach(simulation::advance);
        return simulation;
    }

    private static SimulatedFill fill(int candle, Side side, String price, String quantity, String commission) {
        String amount = commission.split(" ", 2)[0];
        return new SimulatedFill(
                Candles.openTime(candle),
                side,
                Price.of(price),
                Quantity.of(quantity),
                side == Side.BUY ? Orders.btc(amount) : Orders.usdt(amount));
    }

    private static EquityPoint equity(int candle, String equity) {
        Instant close = Candles.openTime(candle + 1);
        return new EquityPoint(close, new BigDecimal(equity));
    }
}
