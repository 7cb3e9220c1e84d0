package io.cryptoflow.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import cryptoflow.v1.FindOrderRequest;
import cryptoflow.v1.Money;
import cryptoflow.v1.OrderTerms;
import cryptoflow.v1.PlaceOrderRequest;
import cryptoflow.v1.Side;
import io.cryptoflow.application.backtest.Backtest;
import io.cryptoflow.application.messaging.Address;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.Topic;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.fixture.AnyRecords;
import io.cryptoflow.fixture.GrpcPort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CallsTest {
    @Property(tries = 400)
    void writesEveryQuestionSoThatItIsReadAsItWas(@ForAll("anyCall") Call<?, ?> call, @ForAll long seed)
            throws InvalidProtocolBufferException {
        assertQuestionTravels(call, seed);
    }

    @Property(tries = 400)
    void writesEveryAnswerSoThatItIsReadAsItWas(@ForAll("anyCall") Call<?, ?> call, @ForAll long seed)
            throws InvalidProtocolBufferException {
        assertAnswerTravels(call, seed);
    }

    @Property(tries = 200)
    void writesEveryEventOfAnAccountSoThatItIsReadAsItWas(@ForAll long seed) throws InvalidProtocolBufferException {
        AccountEvent event = new AnyRecords(seed).any(AccountEvent.class);

        assertThat(Announced.accountEvent(carried(Announced.write(event)))).isEqualTo(event);
    }

    @Property(tries = 50)
    void writesEveryBacktestSoThatItIsReadAsItWas(@ForAll long seed) throws InvalidProtocolBufferException {
        Backtest backtest = new AnyRecords(seed).any(Backtest.class);

        assertThat(Announced.backtest(carried(Announced.write(backtest)))).isEqualTo(backtest);
    }

    @Property(tries = 200)
    void writesEveryUpdateOfTheMarketSoThatItIsReadAsItWas(@ForAll long seed) {
        for (MarketUpdates.Kind<?> kind : MarketUpdates.ALL) {
            assertUpdateTravels(kind, seed);
        }
    }

    @Test
    void hasACallForEveryAddress() {
        List<Address<?, ?>> called = new ArrayList<>();
        GrpcPort.everyCall().forEach(call -> called.add(call.address()));

        assertThat(called).containsExactlyInAnyOrderElementsOf(addresses());
    }

    @Test
    void hasAMethodForEveryCallOfTheProtoFiles() {
        for (ServiceCalls service : ServiceCalls.values()) {
            List<String> named = Stream.concat(
                            service.calls().stream().map(call -> call.served().methodName()),
                            service.watches().stream()
                                    .map(watch -> watch.served().methodName()))
                    .toList();

            assertThat(service.descriptor().getMethods())
                    .extracting(method -> method.getName())
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void saysWhichFieldMakesNoSense() {
        PlaceOrderRequest request = PlaceOrderRequest.newBuilder()
                .setAccount("paper")
                .setTerms(OrderTerms.newBuilder().setSymbol("BTC-USDT").setSide(Side.SIDE_BUY))
                .build();

        assertThatThrownBy(() -> call(Addresses.PLACE_ORDER).question(request))
                .isInstanceOfSatisfying(MalformedMessage.class, wrong -> assertThat(wrong.field())
                        .isEqualTo("terms.type"));
    }

    @Test
    void saysWhichFieldIsMissing() {
        assertThatThrownBy(() -> call(Addresses.PLACE_ORDER)
                        .question(PlaceOrderRequest.newBuilder()
                                .setAccount("paper")
                                .build()))
                .hasMessage("terms: expected a value");
    }

    @Test
    void refusesAnAmountThatIsNoPlainDecimal() {
        OrderTerms terms = OrderTerms.newBuilder()
                .setSymbol("BTC-USDT")
                .setSide(Side.SIDE_BUY)
                .setTypeValue(1)
                .setTimeInForceValue(2)
                .setQuoteQuantity(Money.newBuilder().setAmount("1e3").setAsset("USDT"))
                .build();

        assertThatThrownBy(() -> call(Addresses.PLACE_ORDER)
                        .question(PlaceOrderRequest.newBuilder()
                                .setAccount("paper")
                                .setTerms(terms)
                                .build()))
                .hasMessageStartingWith("terms.quote_quantity.amount: expected a plain decimal");
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertThatThrownBy(() -> call(Addresses.FIND_ORDER)
                        .question(FindOrderRequest.newBuilder()
                                .setAccount("paper")
                                .setOrderId("1")
                                .build()))
                .hasMessage("order_id: expected an order id, a UUID of 36 characters");
    }

    @Provide
    static Arbitrary<Call<?, ?>> anyCall() {
        return Arbitraries.of(GrpcPort.everyCall());
    }

    private static Call<?, ?> call(Address<?, ?> address) {
        return GrpcPort.everyCall().stream()
                .filter(call -> call.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    /** All but those of each process about itself. */
    private static List<Address<?, ?>> addresses() {
        return Arrays.stream(Addresses.class.getFields())
                .filter(field -> field.getType() == Address.class)
                .<Address<?, ?>>map(field -> {
                    try {
                        return (Address<?, ?>) field.get(null);
                    } catch (IllegalAccessException hidden) {
                        throw new IllegalStateException(hidden);
                    }
                })
                .filter(address -> !address.name().startsWith("operations."))
                .toList();
    }

    private static <Q, R> void assertQuestionTravels(Call<Q, R> call, long seed) throws InvalidProtocolBufferException {
        Q question = new AnyRecords(seed).any(call.address().questionType());

        assertThat(call.question(carried(call.question(question)))).isEqualTo(question);
    }

    private static <Q, R> void assertAnswerTravels(Call<Q, R> call, long seed) throws InvalidProtocolBufferException {
        R answer = new AnyRecords(seed).any(call.address().answerType());

        assertThat(call.answer(carried(call.answer(answer)))).isEqualTo(answer);
    }

    private static <E> void assertUpdateTravels(MarketUpdates.Kind<E> kind, long seed) {
        E event = new AnyRecords(seed).any(kind.topic().eventType());
        List<Object> heard = new ArrayList<>();

        MarketUpdates.read(kind.write(event), new MarketUpdates.Listener() {
            @Override
            public <T> void hear(Topic<T> topic, T told) {
                heard.add(topic);
                heard.add(told);
            }
        });

        assertThat(heard).containsExactly(kind.topic(), event);
    }

    /** The message as it arrives: its bytes, read again. */
    private static Message carried(Message message) throws InvalidProtocolBufferException {
        return message.getParserForType().parseFrom(message.toByteString());
    }
}
