package io.cryptoflow.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.value.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Any orders on any market: the engine does what {@link NaiveBook} does, and never what no venue may do. */
class MatchingEnginePropertyTest {
    private static final int STEPS = 150;
    private static final int PRICES = 12;
    private static final List<Handling> HANDLINGS =
            List.of(Handling.GTC, Handling.GTC, Handling.GTC, Handling.IOC, Handling.FOK, Handling.POST_ONLY);

    @Property(tries = 400)
    void doesWhatTheRulesSay(@ForAll long seed, @ForAll SelfTradePrevention prevention) {
        Run run = new Run(seed, prevention);
        for (int step = 0; step < STEPS; step++) {
            run.anyStep();

            assertThat(run.heard.next()).isEqualTo(run.expected.next());
            assertThat(run.isCrossed()).isFalse();
        }
    }

    @Property(tries = 200)
    void keepsQuantitiesAndAccountsApart(@ForAll long seed, @ForAll SelfTradePrevention prevention) {
        Run run = new Run(seed, prevention);
        for (int step = 0; step < STEPS; step++) {
            run.anyStep();
        }

        Map<Long, Long> filled = new HashMap<>();
        Map<Long, List<Long>> ordersOfTrades = new HashMap<>();
        for (String line : run.heard.next()) {
            String[] words = line.split(" ", -1);
            if (words[1].equals("made") || words[1].equals("took")) {
                long order = Long.parseLong(words[0]);
                filled.merge(order, Long.parseLong(words[2]), Long::sum);
                ordersOfTrades
                        .computeIfAbsent(Long.parseLong(words[6]), trade -> new ArrayList<>())
                        .add(order);
            }
        }
        filled.forEach((order, lots) -> assertThat(lots).isLessThanOrEqualTo(run.most.getOrDefault(order, 0L)));
        assertThat(ordersOfTrades.values())
                .allSatisfy(orders -> assertThat(orders).hasSizeLessThanOrEqualTo(2))
                .allSatisfy(orders -> assertThat(accountsOf(orders)).hasSize(orders.size()));
        assertThat(ordersOfTrades.size()).isEqualTo(run.lastTrade(ordersOfTrades.keySet()));
    }

    private static Set<Long> accountsOf(List<Long> orders) {
        Set<Long> accounts = new HashSet<>();
        orders.forEach(order -> accounts.add(Run.account(order)));
        return accounts;
    }

    /** The same random steps on the engine and on the model. */
    private static final class Run {
        final HeardMatches heard = new HeardMatches();
        final HeardMatches expected = new HeardMatches();
        /** The greatest quantity that an order ever had; of a budget what it buys at the lowest price. */
        final Map<Long, Long> most = new HashMap<>();

        private final Random random;
        private final MatchingEngine engine;
        private final NaiveBook model;
        private long orders;

        Run(long seed, SelfTradePrevention prevention) {
            random = new Random(seed);
            engine = new MatchingEngine(prevention, heard, 0);
            model = new NaiveBook(prevention, expected);
        }

        static long account(long order) {
            return 1 + order % 3;
        }

        void anyStep() {
            switch (random.nextInt(10)) {
                case 0 -> show();
                case 1 -> print();
                case 2 -> spend();
                case 3 -> cancel();
                case 4, 5 -> amend();
                default -> add();
            }
        }

        private void add() {
            long order = ++orders;
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long price = price();
            long lots = 1L + random.nextInt(20);
            Handling handling = HANDLINGS.get(random.nextInt(HANDLINGS.size()));
            most.put(order, lots);
            engine.add(order, account(order), side, price, lots, handling);
            model.add(order, account(order), side, price, lots, handling);
        }

        private void spend() {
            long order = ++orders;
            long worst = price();
            long budget = 1L + random.nextInt(600);
            most.put(order, budget);
            engine.spend(order, account(order), worst, budget);
            model.spend(order, account(order), worst, budget);
        }

        private void cancel() {
            long order = anyOrder();
            assertThat(engine.cancel(order)).isEqualTo(model.cancel(order));
        }

        private void amend() {
            long order = anyOrder();
            long lots = 1L + random.nextInt(25);
            long price = price();
            most.merge(order, lots, Math::max);
            engine.amend(order, lots, price);
            model.amend(order, lots, price);
        }

        private void print() {
            long price = price();
            long lots = 1L + random.nextInt(25);
            engine.print(price, lots);
            model.print(price, lots);
        }

        private void show() {
            long middle = 20L + random.nextInt(PRICES);
            NavigableMap<Long, Long> bids = levels(middle, -1);
            NavigableMap<Long, Long> asks = levels(middle, 1);
            engine.show(depth(bids.descendingMap()), depth(asks));
            model.show(bids, asks);
        }

        private NavigableMap<Long, Long> levels(long middle, int direction) {
            NavigableMap<Long, Long> levels = new TreeMap<>();
            for (int n = 1, count = random.nextInt(5); n <= count; n++) {
                levels.put(middle + (long) direction * n * (1 + random.nextInt(2)), 1L + random.nextInt(15));
            }
            return levels;
        }

        private static MarketDepth depth(Map<Long, Long> levels) {
            MarketDepth depth = new MarketDepth();
            levels.forEach(depth::add);
            return depth;
        }

        private long price() {
            return 20L + random.nextInt(PRICES);
        }

        private long anyOrder() {
            return 1 + Math.max(0, orders - 1 - random.nextInt(10));
        }

        boolean isCrossed() {
            return engine.best(Side.BUY).orElse(0) >= engine.best(Side.SELL).orElse(Long.MAX_VALUE);
        }

        /** Trades are numbered without a gap, so their number is that of the last. */
        long lastTrade(Set<Long> trades) {
            return trades.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }
}
