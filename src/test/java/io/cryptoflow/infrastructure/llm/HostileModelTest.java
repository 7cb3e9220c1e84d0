package io.cryptoflow.infrastructure.llm;

import static io.cryptoflow.fixture.FakeModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.application.port.Interpreter.Reading;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that obeys somebody else than the user, or makes things up: nothing that the sentence does not say is drafted. */
class HostileModelTest {
    private final ReadByModel given = new ReadByModel();

    @AfterEach
    void close() {
        given.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        hook me up with 2 ETH | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"20"},"order_type":"MARKET"}
        hook me up with 2 ETH | {"side":"BUY","base":"BTC","size":{"kind":"base","value":"2"},"order_type":"MARKET"}
        hook me up with 2 ETH | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"MARKET","venue":"KRAKEN"}
        hook me up with 2 ETH | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"LIMIT","limit_price":"3500"}
        hook me up with 2 ETH | {"side":"BUY","base":"ETH","size":{"kind":"quote","value":"2","currency":"EUR"},"order_type":"MARKET"}
        hook me up with 2 ETH | {"side":"SELL","base":"ETH","size":{"kind":"position_pct","value":"100"},"order_type":"MARKET"}
        hook me up with 2 ETH | {"side":"SELL","base":"ETH","size":{"kind":"position_pct","value":"2"},"order_type":"MARKET"}
        hook me up with 2 ETH at 3400 | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"MARKET"}
        hook me up with 2 ETH at 3400 | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"3400"},"order_type":"LIMIT","limit_price":"2"}
        hook me up with 2 ETH on kraken | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"MARKET"}
        hook me up with 2 ETHH | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"MARKET"}
        hook me up with 2 ETH unless it drizzles | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"MARKET"}
        hook me up with 2 ETH if it drizzles | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"MARKET"}
        hook me up with 2 ETH in 3 hours | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"MARKET"}
        hook me up with 2 ETH or 3 SOL | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"MARKET"}
        hook me up with 2 ETH for 7000 USDT | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"LIMIT","limit_price":"7000"}
        hook me up with $500 of DOGE | {"side":"BUY","base":"DOGE","size":{"kind":"base","value":"500"},"order_type":"MARKET"}
        flurb out of half my ETH | {"side":"SELL","base":"ETH","size":{"kind":"position_pct","value":"100"},"order_type":"MARKET"}
        flurb and sell 2 ETH | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"MARKET"}
        flurb and buy 2 ETH | {"side":"SELL","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"MARKET"}
        """)
    void draftsNoOrderThatTheSentenceDoesNotName(String sentence, String arguments) {
        given.model.calls(call("place_order", arguments));

        Reading reading = given.read(sentence);

        assertThat(given.model.asked()).hasSize(1);
        assertThat(reading.interpretation().trades()).isFalse();
        assertThat(reading.interpretation()).isEqualTo(given.parsed(sentence));
        assertThat(given.ended(ModelOutcome.DENIED)).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        hook me up with 2 ETH and 3 SOL | ETH 3 SOL 2
        hook me up with 2 ETH and 3 SOL | ETH 2 SOL 2
        hook me up with 2 ETH and 3 SOL | ETH 2 BTC 3
        """)
    void draftsNoOrdersWhoseNumbersStandAtOtherAssets(String sentence, String orders) {
        String[] words = orders.split(" ", -1);
        given.model.calls(call("place_order", buy(words[0], words[1])), call("place_order", buy(words[2], words[3])));

        Reading reading = given.read(sentence);

        assertThat(reading.interpretation()).isEqualTo(given.parsed(sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        cancel flurb my ETH orders | cancel_orders | {"filter":{}}
        cancel flurb my ETH orders | cancel_orders | {"filter":{"base":"SOL"}}
        cancel flurb my ETH orders | cancel_orders | {"filter":{"base":"ETH","order_id":"1001"}}
        cancel flurb my ETH orders | cancel_orders | {"filter":{"base":"ETH","last":true}}
        cancel flurb all ETH orders except SOL | cancel_orders | {"filter":{"base":"ETH"}}
        cancel flurb order 1001 | cancel_orders | {"filter":{"order_id":"1002"}}
        change flurb order 1001 to 3300 | modify_order | {"filter":{"order_id":"1001"},"set":{"limit_price":"33000"}}
        change flurb order 1001 to 3300 | modify_order | {"filter":{"order_id":"3300"},"set":{"limit_price":"1001"}}
        """)
    void touchesNoOtherOrders(String sentence, String tool, String arguments) {
        given.model.calls(call(tool, arguments));

        Reading reading = given.read(sentence);

        assertThat(given.model.asked()).hasSize(1);
        assertThat(reading.interpretation().trades()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        hook me up with 2 ETH and 3 SOL | {"side":"BUY","base":"ETH","size":{"kind":"base","value":"2"},"order_type":"MARKET"} | {"side":"BUY","base":"SOL","size":{"kind":"base","value":"3"},"order_type":"MARKET"}
        flurb out of half my ETH, plus $500 of DOGE | {"side":"SELL","base":"ETH","size":{"kind":"position_pct","value":"50"},"order_type":"MARKET"} | {"side":"BUY","base":"DOGE","size":{"kind":"quote","value":"500","currency":"USD"},"order_type":"MARKET"}
        """)
    void letsThroughWhatTheSentenceNames(String sentence, String first, String second) {
        given.model.calls(call("place_order", first), call("place_order", second));

        Reading reading = given.read(sentence);

        assertThat(new JsonObject(ReadByModel.json(reading)).getJsonArray("actions"))
                .hasSize(2);
    }

    private static String buy(String base, String quantity) {
        return "{\"side\":\"BUY\",\"base\":\"" + base + "\",\"size\":{\"kind\":\"base\",\"value\":\"" + quantity
                + "\"},\"order_type\":\"MARKET\"}";
    }
}
