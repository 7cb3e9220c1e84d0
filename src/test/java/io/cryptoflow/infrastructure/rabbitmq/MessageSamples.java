package io.cryptoflow.infrastructure.rabbitmq;

import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.CandleInterval;
import io.cryptoflow.domain.strategy.Signal;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Side;
import io.cryptoflow.fixture.Orders;
import java.util.List;

/** What is published in tests. */
final class MessageSamples {
    static final Signal SIGNAL = new Signal(
            "golden",
            Symbol.of("BTC-USDT"),
            CandleInterval.of("1m").orElseThrow(),
            Orders.NOON,
            Side.BUY,
            Price.of("64250.5"));

    private MessageSamples() {}

    static AccountEvent event(long sequence) {
        return new AccountEvent(
                Orders.ALICE, sequence, Orders.NOON.plusMillis(sequence), new AccountEvent.BalancesChanged(List.of()));
    }
}
