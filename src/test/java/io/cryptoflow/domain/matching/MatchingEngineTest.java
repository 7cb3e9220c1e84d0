package io.cryptoflow.domain.matching;

import static io.cryptoflow.domain.value.Side.BUY;
import static io.cryptoflow.domain.value.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptoflow.domain.value.Side;
import org.junit.jupiter.api.Test;

class MatchingEngineTest {
    private static final long ALICE = 1;
    private static final long BOB = 2;

    private final HeardMatches heard = new HeardMatches();
    private MatchingEngine engine = new MatchingEngine(SelfTradePrevention.EXPIRE_TAKER, heard, 0);

    @Test
    void servesTheBestPriceFirstThenTheOldest() {
        rest(1, ALICE, SELL, 101, 5);
        rest(2, ALICE, SELL, 100, 5);
        rest(3, ALICE, SELL, 100, 5);
        heard.next();

        engine.add(4, BOB, BUY, 101, 12, Handling.GTC);

        assertThat(heard.next())
                .containsExactly(
                        "4 accepted",
                        "2 made 5 @ 100 in 1",
                        "4 took 5 @ 100 in 1",
                        "3 made 5 @ 100 in 2",
                        "4 took 5 @ 100 in 2",
                        "1 made 2 @ 101 in 3",
                        "4 took 2 @ 101 in 3");
    }

    @Test
    void keepsThePlaceOnlyOfAnOrderThatAsksForLess() {
        rest(1, ALICE, BUY, 100, 5);
        rest(2, ALICE, BUY, 100, 5);
        engine.amend(1, 3, 100);
        engine.amend(2, 6, 100);
        rest(3, ALICE, BUY, 100, 5);
        engine.amend(1, 4, 100);
        heard.next();

        engine.add(4, BOB, SELL, 100, 12, Handling.IOC);

        assertThat(heard.next())
                .containsExactly(
                        "4 accepted",
                        "2 made 6 @ 100 in 1",
                        "4 took 6 @ 100 in 1",
                        "3 made 5 @ 100 in 2",
                        "4 took 5 @ 100 in 2",
                        "1 made 1 @ 100 in 3",
                        "4 took 1 @ 100 in 3");
    }

    @Test
    void letsTheChosenOneGiveWayWhenAnAccountMeetsItself() {
        assertThat(meetingOneself(SelfTradePrevention.EXPIRE_TAKER)).isEqualTo("3 accepted, 3 expired SELF_TRADE");
        assertThat(meetingOneself(SelfTradePrevention.EXPIRE_MAKER))
                .isEqualTo("3 accepted, 1 expired SELF_TRADE, 2 made 4 @ 100 in 1, 3 took 4 @ 100 in 1");
        assertThat(meetingOneself(SelfTradePrevention.EXPIRE_BOTH))
                .isEqualTo("3 accepted, 1 expired SELF_TRADE, 3 expired SELF_TRADE");
    }

    private String meetingOneself(SelfTradePrevention prevention) {
        engine = new MatchingEngine(prevention, heard, 0);
        rest(1, ALICE, SELL, 100, 5);
        rest(2, BOB, SELL, 100, 5);
        heard.next();
        engine.add(3, ALICE, BUY, 100, 4, Handling.GTC);
        return String.join(", ", heard.next());
    }

    @Test
    void tellsTheMarketsPartOfTheQueueFromTheOrders() {
        market(100, 3);
        rest(1, ALICE, BUY, 100, 5);
        market(100, 7);
        heard.next();

        engine.add(2, BOB, SELL, 100, 10, Handling.IOC);

        assertThat(heard.next())
                .containsExactly(
                        "2 accepted",
                        "2 took 3 @ 100 in 1",
                        "1 made 5 @ 100 in 2",
                        "2 took 5 @ 100 in 2",
                        "2 took 2 @ 100 in 3");
    }

    @Test
    void reckonsWithTheGreatestNumbers() {
        rest(1, ALICE, SELL, Limits.GREATEST, Limits.GREATEST);
        rest(2, ALICE, SELL, Limits.GREATEST, Limits.GREATEST);
        heard.next();

        engine.add(3, BOB, BUY, Limits.GREATEST, Limits.GREATEST, Handling.FOK);
        engine.spend(4, BOB, Limits.GREATEST, Limits.GREATEST);

        assertThat(heard.next())
                .containsExactly(
                        "3 accepted",
                        "1 made %1$d @ %1$d in 1".formatted(Limits.GREATEST),
                        "3 took %1$d @ %1$d in 1".formatted(Limits.GREATEST),
                        "4 accepted",
                        "2 made 1 @ %d in 2".formatted(Limits.GREATEST),
                        "4 took 1 @ %d in 2".formatted(Limits.GREATEST));
        assertThatThrownBy(() -> engine.add(5, BOB, BUY, 1, Limits.GREATEST + 1, Handling.GTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a quantity from 1 to 2^62, was 4611686018427387905");
    }

    private void rest(long order, long account, Side side, long price, long lots) {
        engine.add(order, account, side, price, lots, Handling.GTC);
    }

    private void market(long bid, long lots) {
        MarketDepth bids = new MarketDepth();
        bids.add(bid, lots);
        engine.show(bids, new MarketDepth());
    }
}
