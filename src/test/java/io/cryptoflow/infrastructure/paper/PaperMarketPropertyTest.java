package io.cryptoflow.infrastructure.paper;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.matching.SelfTradePrevention;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Orders;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the market and the accounts do: the reports add up, in decimals and with commissions. */
class PaperMarketPropertyTest {
    private static final List<TimeInForce> TIMES_IN_FORCE =
            List.of(TimeInForce.GTC, TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK);
    private static final Instrument INSTRUMENT =
            new Instrument(BTC_USDT, Price.of("0.1"), Quantity.of("0.01"), Money.zero(BTC_USDT.quote()));
    private static final BigDecimal MAKER_RATE = new BigDecimal("0.00037");
    private static final BigDecimal TAKER_RATE = new BigDecimal("0.00111");
    private static final int STEPS = 60;

    private final PaperMarket market = new PaperMarket(
            INSTRUMENT, new PaperRules(new Commissions(MAKER_RATE, TAKER_RATE), SelfTradePrevention.EXPIRE_BOTH), 0);
    private final List<PaperOrder> orders = new ArrayList<>();
    private final Map<OrderId, PaperOrder> byId = new HashMap<>();
    private final Map<OrderId, BigDecimal> filled = new HashMap<>();
    private final Map<OrderId, BigDecimal> spent = new HashMap<>();
    private final Map<String, Fill> trades = new HashMap<>();
    private long count;

    @Property(tries = 300)
    void addsUp(@ForAll long seed) {
        PaperMarketPropertyTest fresh = new PaperMarketPropertyTest();
        Random random = new Random(seed);
        int said = 0;
        for (int step = 0; step < STEPS; step++) {
            List<ExecutionReport> reports = fresh.anyStep(random);
            reports.forEach(fresh::check);
            said += reports.size();
        }

        assertThat(said).isPositive();
    }

    @Property(tries = 100)
    void saysTheSameOfTheSameOrdersAndMarket(@ForAll long seed) {
        PaperMarketPropertyTest first = new PaperMarketPropertyTest();
        PaperMarketPropertyTest again = new PaperMarketPropertyTest();
        Random one = new Random(seed);
        Random two = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            assertThat(again.anyStep(two)).isEqualTo(first.anyStep(one));
        }
    }

    private List<ExecutionReport> anyStep(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> showBook(random);
            case 1 -> printTrade(random);
            case 2 -> cancelAny(random);
            default -> placeOrder(random);
        };
    }

    private List<ExecutionReport> showBook(Random random) {
        int middle = 1_000 + random.nextInt(20);
        return market.show(
                new OrderBook(BTC_USDT, ++count, side(random, middle, -1), side(random, middle, 1), NOON), NOON);
    }

    private static List<BookLevel> side(Random random, int middle, int direction) {
        List<BookLevel> levels = new ArrayList<>();
        for (int n = 1, depth = random.nextInt(4); n <= depth; n++) {
            levels.add(new BookLevel(price(middle + direction * n * 2), quantity(random.nextInt(300))));
        }
        return levels;
    }

    private List<ExecutionReport> printTrade(Random random) {
        Price price = price(990 + random.nextInt(40));
        Quantity quantity = quantity(1 + random.nextInt(500));
        List<ExecutionReport> reports =
                market.onTrade(new PublicTrade(BTC_USDT, "p" + ++count, price, quantity, Side.BUY, NOON), NOON);

        BigDecimal sum = reports.stream()
                .map(report -> ((Traded) report).fill().lastQuantity().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isLessThanOrEqualTo(quantity.amount());
        return reports;
    }

    private List<ExecutionReport> cancelAny(Random random) {
        return orders.isEmpty() ? List.of() : market.cancel(orders.get(random.nextInt(orders.size())), NOON);
    }

    private List<ExecutionReport> placeOrder(Random random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        TimeInForce timeInForce = TIMES_IN_FORCE.get(random.nextInt(TIMES_IN_FORCE.size()));
        boolean byQuote = side == Side.BUY && random.nextInt(4) == 0;
        Price limit = price(990 + random.nextInt(40));
        OrderTerms terms = byQuote
                ? Orders.marketBuyFor(Integer.toString(1 + random.nextInt(5_000)))
                : OrderTerms.limit(BTC_USDT, side, timeInForce, quantity(1 + random.nextInt(500)), limit);
        PaperOrder order =
                new PaperOrder(Orders.id(++count), "account-" + random.nextInt(3), terms, limit, quantity(1));
        orders.add(order);
        byId.put(order.id(), order);
        List<ExecutionReport> reports = market.take(order, NOON);

        if (timeInForce == TimeInForce.FOK && !byQuote) {
            assertThat(order.filled().isZero() || order.isComplete()).isTrue();
        }
        return reports;
    }

    private void check(ExecutionReport report) {
        if (report instanceof Traded traded) {
            checkFill(traded, Objects.requireNonNull(byId.get(report.orderId())));
        } else if (report instanceof ExecutionReport.Expired expired) {
            assertThat(expired.cumulativeQuantity().amount())
                    .isEqualByComparingTo(filled.getOrDefault(report.orderId(), BigDecimal.ZERO));
        }
    }

    private void checkFill(Traded traded, PaperOrder order) {
        Fill fill = traded.fill();
        BigDecimal lots = fill.lastQuantity().amount();
        BigDecimal notional = fill.lastPrice().amount().multiply(lots);
        boolean maker = fill.liquiditySide() == LiquiditySide.MAKER;
        BigDecimal received = fill.side() == Side.BUY ? lots : notional;
        BigDecimal commission =
                received.multiply(maker ? MAKER_RATE : TAKER_RATE).setScale(8, RoundingMode.UP);

        assertThat(fill.commission().amount()).isEqualByComparingTo(commission);
        assertThat(lots).isPositive();
        int beyond = fill.lastPrice().compareTo(order.worstPrice()) * (fill.side() == Side.BUY ? 1 : -1);
        assertThat(beyond).isLessThanOrEqualTo(0);
        assertThat(maker && beyond != 0).isFalse();
        assertThat(traded.cumulativeQuantity().amount())
                .isEqualByComparingTo(filled.merge(order.id(), lots, BigDecimal::add));
        BigDecimal paid = spent.merge(order.id(), notional, BigDecimal::add);
        order.quantity()
                .ifPresent(all -> assertThat(traded.cumulativeQuantity()).isLessThanOrEqualTo(all));
        order.terms().quoteQuantity().ifPresent(budget -> assertThat(paid).isLessThanOrEqualTo(budget.amount()));
        checkOtherSide(fill, order);
    }

    /** Both sides of a trade say the same of it. */
    private void checkOtherSide(Fill fill, PaperOrder order) {
        Fill other = trades.putIfAbsent(fill.tradeId(), fill);
        if (other != null) {
            assertThat(fill.lastPrice()).isEqualTo(other.lastPrice());
            assertThat(fill.lastQuantity()).isEqualTo(other.lastQuantity());
            assertThat(fill.side()).isEqualTo(other.side().opposite());
            assertThat(fill.liquiditySide()).isEqualTo(LiquiditySide.TAKER);
            assertThat(other.liquiditySide()).isEqualTo(LiquiditySide.MAKER);
            assertThat(Objects.requireNonNull(byId.get(other.orderId())).account())
                    .isNotEqualTo(order.account());
        }
    }

    private static Price price(int tenths) {
        return new Price(BigDecimal.valueOf(tenths, 1));
    }

    private static Quantity quantity(int hundredths) {
        return new Quantity(BigDecimal.valueOf(hundredths, 2));
    }
}
