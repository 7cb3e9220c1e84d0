package io.cryptoflow.infrastructure.paper;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Markets.BTC_USDT;
import static io.cryptoflow.fixture.Orders.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.marketdata.MarketEvent;
import io.cryptoflow.domain.marketdata.PublicTrade;
import io.cryptoflow.domain.matching.SelfTradePrevention;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.ManualClock;
import io.cryptoflow.fixture.Trading;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A venue with a journal of its own. */
abstract class PaperVenueOnDisk {
    protected static final PaperRules RULES = new PaperRules(
            new Commissions(new BigDecimal("0.001"), new BigDecimal("0.002")), SelfTradePrevention.EXPIRE_TAKER);

    protected final Vertx vertx = Vertx.vertx();
    protected final Path journal;
    protected final List<ExecutionReport> heard = new CopyOnWriteArrayList<>();
    protected PaperVenue venue;

    PaperVenueOnDisk(@TempDir Path dir) {
        journal = dir.resolve("paper").resolve("journal.jsonl");
        venue = open(journal);
    }

    @AfterEach
    void close() {
        await(venue.close());
        await(vertx.close());
    }

    protected void untilHeard(int reports) {
        for (int waited = 0; heard.size() < reports; waited++) {
            assertThat(waited).isLessThan(2_000);
            await(vertx.timer(5));
        }
    }

    protected void reopen() {
        await(venue.close());
        venue = open(journal);
    }

    protected PaperVenue open(Path file) {
        PaperVenue opened = await(FileJournal.open(vertx, file)
                .compose(storage -> PaperVenue.open(vertx, storage, new Trading(), RULES, new ManualClock(NOON))));
        opened.onReport(heard::add);
        return opened;
    }

    protected static MarketEvent print(String price, String quantity) {
        return new MarketEvent.TradePrinted(
                new PublicTrade(BTC_USDT, "p", Price.of(price), Quantity.of(quantity), Side.SELL, NOON));
    }
}
