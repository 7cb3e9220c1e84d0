package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.time.Instant;

/**
 * A print: anyone's trade on the market.
 *
 * @param tradeId the source's identifier, unique per symbol
 * @param takerSide side of the order that removed liquidity; where the source does not tell, inferred by the tick rule
 *     (Lee and Ready 1991: above the last price a buy, below it a sell, else as before)
 * @param occurredAt time of the market, not of its arrival here
 */
public record PublicTrade(
        Symbol symbol, String tradeId, Price price, Quantity quantity, Side takerSide, Instant occurredAt) {}
