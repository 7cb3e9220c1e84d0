package io.cryptoflow.application.account;

import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.application.port.MarketView;
import io.cryptoflow.domain.account.Position;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.domain.value.Price;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** An account's positions, and what they would bring at the prices of now. */
public final class FindPositions implements UseCase<FindPositions.Query, FindPositions.Result> {
    private final AccountReader reader;
    private final MarketView market;

    /** Which account. */
    public record Query(AccountId account) {}

    /** Its positions, closed ones too, by symbol. */
    public record Result(AccountId account, List<Valued> positions) {
        /** Keeps its own copy. */
        public Result {
            positions = List.copyOf(positions);
        }
    }

    /**
     * A position at the price of now.
     *
     * @param marketPrice the best price at which it could be closed; absent when nothing is held or the price is stale
     */
    public record Valued(Position position, Optional<Price> marketPrice) {
        /** Profit, or loss below zero, if it were closed at the market price; absent without one. */
        public Optional<Money> unrealized() {
            return marketPrice.map(position::unrealized);
        }
    }

    public FindPositions(AccountReader reader, MarketView market) {
        this.reader = reader;
        this.market = market;
    }

    @Override
    public Future<Result> handle(Query query) {
        return reader.findPositions(query.account())
                .map(found -> new Result(
                        query.account(), found.stream().map(this::value).toList()));
    }

    private Valued value(Position position) {
        return new Valued(position, position.closingSide().flatMap(side -> market.freshBook(position.symbol())
                .flatMap(book -> book.bestPriceFor(side))));
    }
}
