package io.cryptoflow.infrastructure.paper;

import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Markets.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.BookLevel;
import io.cryptoflow.domain.marketdata.OrderBook;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.LiquiditySide;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.TimeInForce;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Orders;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the market does: fills carry prices that were shown or printed, and never more than was offered there. */
class PaperMarketPropertyTest {
    private static final List<TimeInForce> TIMES_IN_FORCE = List.of(TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK);

    private static final int STEPS = 60;

    private final PaperMarket market = new PaperMarket(new Commissions(BigDecimal.ZERO, BigDecimal.ZERO));
    private final Map<OrderId, PaperOrder> orders = new HashMap<>();
    private final Map<OrderId, Quantity> filled = new HashMap<>();
    private Map<Price, Quantity> offered = new HashMap<>();
    private OrderBook shown = new OrderBook(BTC_USDT, 0, List.of(), List.of(), NOON);
    private long count;

    @Property(tries = 300)
    void fillsOnlyAtWhatTheMarketOffered(@ForAll long seed) {
        PaperMarketPropertyTest fresh = new PaperMarketPropertyTest();
        Random random = new Random(seed);
        int reports = 0;
        for (int step = 0; step < STEPS; step++) {
            reports += fresh.anyStep(random).size();
        }

        assertThat(reports).isPositive();
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
        return switch (random.nextInt(4)) {
            case 0 -> showBook(random);
            case 1 -> printTrade(random);
            default -> placeOrder(random);
        };
    }

    private List<ExecutionReport> showBook(Random random) {
        int middle = 1_000 + random.nextInt(20);
        shown = new OrderBook(BTC_USDT, ++count, side(random, middle, -1), side(random, middle, 1), NOON);
        offered = new HashMap<>();
        shown.bids().forEach(level -> offered.put(level.price(), level.quantity()));
        shown.asks().forEach(level -> offered.put(level.price(), level.quantity()));
        market.show(shown);
        return List.of();
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

        Quantity sum = Quantity.ZERO;
        for (Fill fill : fills(reports)) {
            Price limit = order(fill.orderId()).worstPrice();
            assertThat(fill.lastPrice()).isEqualTo(price);
            assertThat(fill.side() == Side.BUY ? price.isBelow(limit) : price.isAbove(limit))
                    .isTrue();
            assertThat(fill.liquiditySide()).isEqualTo(LiquiditySide.MAKER);
            sum = sum.plus(fill.lastQuantity());
        }
        assertThat(sum).isLessThanOrEqualTo(quantity);
        return checked(reports);
    }

    private List<ExecutionReport> placeOrder(Random random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        TimeInForce timeInForce = TIMES_IN_FORCE.get(random.nextInt(TIMES_IN_FORCE.size()));
        boolean byQuote = side == Side.BUY && random.nextInt(4) == 0;
        Price limit = price(990 + random.nextInt(40));
        OrderTerms terms = byQuote
                ? Orders.marketBuyFor(Integer.toString(1 + random.nextInt(5_000)))
                : OrderTerms.limit(BTC_USDT, side, timeInForce, quantity(1 + random.nextInt(500)), limit);
        PaperOrder order = new PaperOrder(Orders.id(++count), terms, limit, quantity(1));
        orders.put(order.id(), order);
        List<ExecutionReport> reports = market.take(order, NOON);

        for (Fill fill : fills(reports)) {
            Price price = fill.lastPrice();
            Quantity there = offered.getOrDefault(price, Quantity.ZERO);
            assertThat(shown.against(side).stream().map(BookLevel::price)).contains(price);
            assertThat(order.accepts(price)).isTrue();
            assertThat(fill.lastQuantity()).isLessThanOrEqualTo(there);
            offered.put(price, there.minus(fill.lastQuantity()));
        }
        boolean ended = !reports.isEmpty() && reports.get(reports.size() - 1) instanceof ExecutionReport.Expired;
        assertThat(ended || order.isComplete() || order.rests()).isTrue();
        if (timeInForce == TimeInForce.FOK && !byQuote) {
            assertThat(order.filled().isZero() || order.isComplete()).isTrue();
        }
        return checked(reports);
    }

    /** Quantities add up, and none is beyond what the order wants. */
    private List<ExecutionReport> checked(List<ExecutionReport> reports) {
        for (ExecutionReport report : reports) {
            if (report instanceof Traded traded) {
                Quantity last = traded.fill().lastQuantity();
                assertThat(last.isZero()).isFalse();
                assertThat(traded.cumulativeQuantity()).isEqualTo(filled.merge(report.orderId(), last, Quantity::plus));
                OrderTerms terms = order(report.orderId()).terms();
                terms.quantity().ifPresent(quantity -> assertThat(traded.cumulativeQuantity())
                        .isLessThanOrEqualTo(quantity));
                terms.quoteQuantity().ifPresent(budget -> assertThat(spent(report.orderId(), reports))
                        .isLessThanOrEqualTo(budget.amount()));
            }
        }
        return reports;
    }

    private PaperOrder order(OrderId id) {
        return Optional.ofNullable(orders.get(id)).orElseThrow();
    }

    private static BigDecimal spent(OrderId id, List<ExecutionReport> reports) {
        return fills(reports).stream()
                .filter(fill -> fill.orderId().equals(id))
                .map(fill -> fill.notional().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Fill> fills(List<ExecutionReport> reports) {
        return reports.stream()
                .filter(Traded.class::isInstance)
                .map(report -> ((Traded) report).fill())
                .toList();
    }

    private static Price price(int tenths) {
        return new Price(BigDecimal.valueOf(tenths, 1));
    }

    private static Quantity quantity(int hundredths) {
        return new Quantity(BigDecimal.valueOf(hundredths, 2));
    }
}
