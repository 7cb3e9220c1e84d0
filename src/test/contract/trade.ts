// Trades as someone does who generated a client from the contract: node trade.js API KEY; one fact per line.
import { Configuration, MarketApi, OrdersApi, ProblemFromJSON, ResponseError } from "./client/index.js";
import type { Order, Problem } from "./client/index.js";

const [basePath, key] = process.argv.slice(2);
const configuration = new Configuration({ basePath, accessToken: key });
const orders = new OrdersApi(configuration);
const market = new MarketApi(configuration);

await lookAtTheMarket();
await placeAndReadBack();
await placeOffTick();

async function lookAtTheMarket() {
  const { instruments } = await market.listInstruments();
  const bitcoin = instruments.find(instrument => instrument.symbol === "BTC-USDT")!;
  tell("tickSize", bitcoin.tickSize);
  const { tickers, missing } = await market.getTickers({ symbols: ["BTC-USDT", "XYZ-USDT"] });
  tell("ticker", tickers[0].symbol);
  tell("lastPrice", tickers[0].lastPrice!);
  tell("missing", missing[0].code);
}

async function placeAndReadBack() {
  const placed = await place("12345.67");
  tell("quantity", placed.quantity!);
  tell("limitPrice", placed.limitPrice!);
  tell("held", placed.held);
  const found = await orders.getOrder({ orderId: placed.orderId });
  tell("sameOrder", String(found.orderId === placed.orderId && found.clientOrderId === placed.clientOrderId));
  tell("readBack", `${found.quantity} ${found.limitPrice} ${found.held}`);
}

async function placeOffTick() {
  try {
    await place("12345.671");
  } catch (failure) {
    if (!(failure instanceof ResponseError)) {
      throw failure;
    }
    const problem: Problem = ProblemFromJSON(await failure.response.json());
    tell("problem", `${problem.status} ${problem.code} ${problem.field}`);
  }
}

function place(limitPrice: string): Promise<Order> {
  return orders.placeOrder({
    placeOrderRequest: { symbol: "BTC-USDT", side: "BUY", type: "LIMIT", quantity: "0.00321", limitPrice },
  });
}

function tell(fact: string, value: string) {
  if (typeof value !== "string") {
    throw new TypeError(`${fact} is not a string but a ${typeof value}`);
  }
  console.log(`${fact}=${value}`);
}
