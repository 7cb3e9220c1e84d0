package io.cryptoflow.application.risk;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.ExposureReader;
import io.cryptoflow.application.port.ExposureReader.Exposure;
import io.cryptoflow.application.port.ExposureReader.Held;
import io.cryptoflow.application.port.MarketView;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import io.vertx.core.Future;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up what all accounts have at stake, by quote asset, at the prices of now. */
public final class MeasureExposure implements UseCase<MeasureExposure.Query, MeasureExposure.Result> {
    private final ExposureReader reader;
    private final MarketView market;

    /** Everything. */
    public record Query() {}

    /**
     * What is at stake.
     *
     * @param unpriced symbols in which something is held and the market has no fresh price
     */
    public record Result(Map<Asset, Total> totals, int unpriced) {
        /** Keeps its own copy. */
        public Result {
            totals = Map.copyOf(totals);
        }
    }

    /**
     * Of one quote asset.
     *
     * @param unrealized profit, or loss below zero, if everything that has a price were closed at the best one
     */
    public record Total(Money openNotional, Money realized, Money unrealized) {
        private Total plus(Total other) {
            return new Total(
                    openNotional.plus(other.openNotional),
                    realized.plus(other.realized),
                    unrealized.plus(other.unrealized));
        }
    }

    public MeasureExposure(ExposureReader reader, MarketView market) {
        this.reader = reader;
        this.market = market;
    }

    @Override
    public Future<Result> handle(Query query) {
        return reader.exposures().map(this::add);
    }

    private Result add(List<Exposure> exposures) {
        Map<Asset, Total> totals = new HashMap<>();
        exposures.forEach(one -> totals.merge(one.symbol().quote(), total(one), Total::plus));
        long unpriced = exposures.stream()
                .filter(one -> one.held().stream()
                        .anyMatch(held -> price(one.symbol(), held).isEmpty()))
                .count();
        return new Result(totals, Math.toIntExact(unpriced));
    }

    private Total total(Exposure exposure) {
        Money unrealized = exposure.held().stream()
                .flatMap(held ->
                        price(exposure.symbol(), held)
                                .map(price -> unrealized(exposure.symbol(), held, price))
                                .stream())
                .reduce(Money.zero(exposure.symbol().quote()), Money::plus);
        return new Total(exposure.openNotional(), exposure.realized(), unrealized);
    }

    private static Money unrealized(Symbol symbol, Held held, Price price) {
        return held.quantity().at(price, symbol.quote(), RoundingMode.FLOOR).minus(held.cost());
    }

    private Optional<Price> price(Symbol symbol, Held held) {
        Side closing = held.quantity().isNegative() ? Side.BUY : Side.SELL;
        return market.freshBook(symbol).flatMap(book -> book.bestPriceFor(closing));
    }
}
