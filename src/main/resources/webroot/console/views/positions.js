// What trading came to, per symbol; the open profit follows the market.
import { html, render } from "../lib/lit-html.js";
import { minus, plus, sign, times } from "../core/decimal.js";
import { amount, direction, grouped, price, signed } from "../core/format.js";
import { view } from "../core/frames.js";
import { state } from "../core/state.js";
import { number, symbolLink, table } from "./rows.js";

const COLUMNS = ["Symbol", "#Net quantity", "#Average price", "#Market", "#Open profit", "#Realized profit", "#Commission"];

export function showPositions(element) {
  view(
    element,
    ["positions", "tickers", "instruments"],
    () => {
      const positions = [...state.positions.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
      render(table("Positions", COLUMNS, positions.map(row), "Nothing was traded yet."), element);
    },
    500,
  );
}

function row(position) {
  const market = marketPrice(position);
  const profit = market && minus(times(position.quantity, market), position.cost);
  const quote = position.symbol.split("-")[1];
  return html`
    <tr>
      <td>${symbolLink(position.symbol)}</td>
      ${number(grouped(position.quantity), direction(position.quantity))}
      ${number(position.averagePrice ? price(short(position.averagePrice), position.symbol) : "–")}
      ${number(market ? price(market, position.symbol) : "–")}
      ${number(profit ? `${signed(profit)} ${quote}` : "–", direction(profit))}
      ${number(`${signed(position.realizedProfit)} ${quote}`, direction(position.realizedProfit))}
      ${number(amount(position.commission, 4))}
    </tr>`;
}

/** Where it could be closed now: the best bid of a long position, the best ask of a short one; none when stale. */
export function marketPrice({ symbol, quantity }) {
  const ticker = state.tickers.get(symbol);
  const side = sign(quantity);
  if (!ticker || ticker.stale || side === 0) {
    return undefined;
  }
  return (side > 0 ? ticker.bestBid : ticker.bestAsk)?.price;
}

/** Open and realized profit of all positions, by quote asset. */
export function profits() {
  const sums = new Map();
  for (const position of state.positions.values()) {
    const quote = position.symbol.split("-")[1];
    const market = marketPrice(position);
    const open = market ? minus(times(position.quantity, market), position.cost) : "0";
    sums.set(quote, plus(sums.get(quote) ?? "0", plus(open, position.realizedProfit)));
  }
  return sums;
}

function short(average) {
  const [whole, fraction = ""] = average.split(".");
  return fraction ? `${whole}.${fraction.slice(0, 6)}` : whole;
}
