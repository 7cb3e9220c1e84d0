package io.cryptoflow.application.risk;

import static io.cryptoflow.fixture.Await.await;
import static io.cryptoflow.fixture.Orders.NOON;
import static io.cryptoflow.fixture.Orders.btc;
import static io.cryptoflow.fixture.Orders.usdt;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.ExposureReader.Exposure;
import io.cryptoflow.application.port.ExposureReader.Held;
import io.cryptoflow.application.risk.MeasureExposure.Total;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.fixture.Market;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasureExposureTest {
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    @Test
    void addsUpByQuoteAssetAtThePriceThatWouldCloseEachDirection() {
        MeasureExposure.Result measured = measure(
                new Exposure(
                        Market.BTC,
                        usdt("1000"),
                        usdt("-20"),
                        List.of(new Held(btc("2"), usdt("128000")), new Held(btc("-1"), usdt("-64000")))),
                new Exposure(Market.ETH, usdt("50.5"), usdt("7"), List.of()));

        // Two were bought and would be sold at 64250; one was sold and would be bought back at 64250.5.
        assertThat(measured)
                .isEqualTo(new MeasureExposure.Result(
                        Map.of(usdt("0").asset(), new Total(usdt("1050.5"), usdt("-13"), usdt("249.5"))), 0));
    }

    @Test
    void leavesOutOfTheUnrealizedWhatHasNoPrice() {
        Money sol = new Money(btc("3").amount(), Market.SILENT.base());

        MeasureExposure.Result measured = measure(
                new Exposure(Market.SILENT, usdt("0"), usdt("5"), List.of(new Held(sol, usdt("300")))),
                new Exposure(Market.BTC, usdt("0"), usdt("0"), List.of(new Held(btc("1"), usdt("64000")))));

        assertThat(measured)
                .isEqualTo(new MeasureExposure.Result(
                        Map.of(usdt("0").asset(), new Total(usdt("0"), usdt("5"), usdt("250"))), 1));
    }

    private static MeasureExposure.Result measure(Exposure... exposures) {
        return await(new MeasureExposure(() -> Future.succeededFuture(List.of(exposures)), Market.fresh(CLOCK))
                .handle(new MeasureExposure.Query()));
    }
}
