package io.cryptoflow.entrypoints.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.strategy.LiveStrategy;
import io.cryptoflow.application.strategy.RunStrategies;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.strategy.Signal;
import io.cryptoflow.domain.strategy.StrategyRules;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Await;
import io.cryptoflow.fixture.Candles;
import io.cryptoflow.fixture.LocalBus;
import io.cryptoflow.fixture.Markets;
import io.cryptoflow.fixture.Orders;
import io.cryptoflow.fixture.Trading;
import io.cryptoflow.infrastructure.memory.InMemoryStore;
import io.cryptoflow.infrastructure.ta4j.Ta4jStrategies;
import io.cryptoflow.infrastructure.workers.PatientWorkers;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrategiesVerticleTest {
    private static final StrategyRules CROSSING = new StrategyRules.CrossingAverages(StrategyRules.Average.SMA, 1, 3);
    /** Crosses at the close of candle 3 and back at that of candle 5. */
    private static final List<Candle> CANDLES = Candles.closing("10", "10", "10", "13", "13", "8", "8");

    private final Vertx vertx = Vertx.vertx();
    private final PatientWorkers workers = new PatientWorkers(vertx, 2, 64);
    private final InMemoryStore store = new InMemoryStore(InstantSource.system(), events -> {});
    private final PlaceOrder placeOrder = Trading.placeOrder(store);
    private final List<PlaceOrder.Result> placed = new ArrayList<>();
    private final AccountId account = Trading.freshAccount();

    @BeforeEach
    void fund() {
        Await.await(Trading.fund(store, account, Orders.usdt("1000"), Orders.btc("1")));
    }

    @AfterEach
    void close() {
        Await.await(workers.close());
        Await.await(vertx.close());
    }

    @Test
    void announcesASignalOncePerCandle() throws Exception {
        LocalBus bus = run(List.of(), Optional.empty());

        for (Candle candle : CANDLES) {
            bus.publish(Addresses.CANDLE_EVENTS, open(candle));
            bus.publish(Addresses.CANDLE_EVENTS, candle);
            bus.publish(Addresses.CANDLE_EVENTS, candle);
        }
        settle();

        assertThat(bus.announced(Addresses.SIGNAL_EVENTS))
                .containsExactly(signal(3, Side.BUY, "13"), signal(5, Side.SELL, "8"));
        assertThat(placed).isEmpty();
    }

    @Test
    void learnsFromStoredCandlesWithoutSignalsOfThem() throws Exception {
        LocalBus bus = run(CANDLES.subList(0, 5), Optional.empty());

        CANDLES.subList(4, 7).forEach(candle -> bus.publish(Addresses.CANDLE_EVENTS, candle));
        settle();

        assertThat(bus.announced(Addresses.SIGNAL_EVENTS)).containsExactly(signal(5, Side.SELL, "8"));
    }

    @Test
    void placesAnOrderOfItsSignalThroughTheGateOfAllOrders() throws Exception {
        LocalBus bus = run(List.of(), Optional.of(Quantity.of("0.5")));

        CANDLES.forEach(candle -> bus.publish(Addresses.CANDLE_EVENTS, candle));
        settle();

        assertThat(placed).hasSize(2).allSatisfy(result -> assertThat(result.isDenied())
                .isFalse());
        Order bought = placed.get(0).order();
        assertThat(bought.clientOrderId())
                .isEqualTo(new ClientOrderId(
                        "strategy-golden-" + Candles.openTime(3).getEpochSecond()));
        assertThat(bought.terms().side()).isEqualTo(Side.BUY);
        assertThat(bought.terms().quantity()).contains(Quantity.of("0.5"));
    }

    @Test
    void doublesNoOrderAfterARestart() throws Exception {
        LocalBus before = run(List.of(), Optional.of(Quantity.of("0.5")));
        CANDLES.subList(0, 4).forEach(candle -> before.publish(Addresses.CANDLE_EVENTS, candle));
        settle();

        // The store had not got the candle that decided, and it is announced again after the restart.
        LocalBus after = run(CANDLES.subList(0, 3), Optional.of(Quantity.of("0.5")));
        CANDLES.subList(3, 5).forEach(candle -> after.publish(Addresses.CANDLE_EVENTS, candle));
        settle();

        assertThat(after.announced(Addresses.SIGNAL_EVENTS)).containsExactly(signal(3, Side.BUY, "13"));
        assertThat(placed.stream().map(PlaceOrder.Result::replayed)).containsExactly(false, true);
        assertThat(placed.get(0).order().id()).isEqualTo(placed.get(1).order().id());
    }

    private LocalBus run(List<Candle> stored, Optional<Quantity> orderQuantity) {
        LocalBus bus = new LocalBus();
        bus.serve(Addresses.PLACE_ORDER, command -> placeOrder.handle(command).onSuccess(placed::add));
        LiveStrategy golden =
                new LiveStrategy("golden", Markets.BTC_USDT, CandleInterval.ONE_HOUR, CROSSING, orderQuantity);
        RunStrategies strategies = new RunStrategies(
                List.of(golden), Candles.history(stored), new Ta4jStrategies(), workers, InstantSource.system());
        Await.await(vertx.deployVerticle(new StrategiesVerticle(bus, List.of(), strategies, account, signal -> {})));
        return bus;
    }

    /** Steps follow one another through the workers and back: none is under way once nothing changes for a while. */
    private void settle() throws Exception {
        Thread.sleep(700);
    }

    private static Candle open(Candle candle) {
        return new Candle(
                candle.symbol(),
                candle.interval(),
                candle.openTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                false);
    }

    private static Signal signal(int candle, Side side, String price) {
        return new Signal(
                "golden", Markets.BTC_USDT, CandleInterval.ONE_HOUR, Candles.openTime(candle), side, Price.of(price));
    }
}
