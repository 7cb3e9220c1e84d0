import io.cryptoflow.client.ApiClient;
import io.cryptoflow.client.ApiException;
import io.cryptoflow.client.api.MarketApi;
import io.cryptoflow.client.api.OrdersApi;
import io.cryptoflow.client.model.Instrument;
import io.cryptoflow.client.model.Order;
import io.cryptoflow.client.model.OrderType;
import io.cryptoflow.client.model.PlaceOrderRequest;
import io.cryptoflow.client.model.Problem;
import io.cryptoflow.client.model.Side;
import io.cryptoflow.client.model.Tickers;
import java.util.List;

/** Trades as someone does who generated a client from the contract: {@code Trade API KEY}; one fact per line. */
public final class Trade {
    private final ApiClient client = new ApiClient();
    private final OrdersApi orders;
    private final MarketApi market;

    private Trade(String api, String key) {
        client.updateBaseUri(api);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        orders = new OrdersApi(client);
        market = new MarketApi(client);
    }

    public static void main(String[] arguments) throws Exception {
        Trade trade = new Trade(arguments[0], arguments[1]);
        trade.lookAtTheMarket();
        trade.placeAndReadBack();
        trade.placeOffTick();
    }

    private void lookAtTheMarket() throws ApiException {
        Instrument bitcoin = market.listInstruments().getInstruments().stream()
                .filter(instrument -> instrument.getSymbol().equals("BTC-USDT"))
                .findFirst()
                .orElseThrow();
        tell("tickSize", bitcoin.getTickSize());
        Tickers tickers = market.getTickers(List.of("BTC-USDT", "XYZ-USDT"));
        tell("ticker", tickers.getTickers().get(0).getSymbol());
        tell("lastPrice", tickers.getTickers().get(0).getLastPrice());
        tell("missing", tickers.getMissing().get(0).getCode().getValue());
    }

    private void placeAndReadBack() throws ApiException {
        Order placed = place("12345.67");
        tell("quantity", placed.getQuantity());
        tell("limitPrice", placed.getLimitPrice());
        tell("held", placed.getHeld());
        Order found = orders.getOrder(placed.getOrderId());
        boolean same = found.getOrderId().equals(placed.getOrderId())
                && found.getClientOrderId().equals(placed.getClientOrderId());
        tell("sameOrder", String.valueOf(same));
        tell("readBack", found.getQuantity() + " " + found.getLimitPrice() + " " + found.getHeld());
    }

    private void placeOffTick() throws Exception {
        try {
            place("12345.671");
        } catch (ApiException failure) {
            Problem problem = client.getObjectMapper().readValue(failure.getResponseBody(), Problem.class);
            tell("problem", problem.getStatus() + " " + problem.getCode() + " " + problem.getField());
        }
    }

    private Order place(String limitPrice) throws ApiException {
        return orders.placeOrder(new PlaceOrderRequest()
                .symbol("BTC-USDT")
                .side(Side.BUY)
                .type(OrderType.LIMIT)
                .quantity("0.00321")
                .limitPrice(limitPrice));
    }

    private static void tell(String fact, String value) {
        System.out.println(fact + "=" + value);
    }
}
