// The best levels of both sides of the book, each with a bar for what stands up to it.
import { html, render } from "../lib/lit-html.js";
import { compare, divided, minus, plus, sign, times } from "../core/decimal.js";
import { amount, price, quantity } from "../core/format.js";
import { MARKET_PAUSE, view } from "../core/frames.js";
import { state } from "../core/state.js";
import { usePrice } from "./ticket.js";

const ROW_PIXELS = 20;
const OTHER_PIXELS = 96;
const FEWEST = 8;
const element = document.getElementById("depth");

export function showDepth() {
  view(element, ["book", "symbol"], draw, MARKET_PAUSE);
}

function draw() {
  const levels = Math.max(FEWEST, Math.floor((element.clientHeight - OTHER_PIXELS) / 2 / ROW_PIXELS));
  const bids = cumulated(state.book.bids, levels);
  const asks = cumulated(state.book.asks, levels);
  const most = [bids.at(-1)?.sum ?? "0", asks.at(-1)?.sum ?? "0"].sort(compare)[1];
  render(
    html`
      <h2>Order book ${state.book.stale && state.symbol ? html`<span class="badge bad">STALE</span>` : ""}</h2>
      <div class="book" role="table" aria-label="Order book of ${state.symbol}">
        <div class="level head" role="row">
          ${["Price", "Quantity", "Sum"].map((title) => html`<span role="columnheader">${title}</span>`)}
        </div>
        <div class="asks" role="rowgroup">${asks.reverse().map((level) => row(level, "down", most))}</div>
        <div class="level spread" role="row"><span role="cell">${spread()}</span></div>
        <div class="bids" role="rowgroup">${bids.map((level) => row(level, "up", most))}</div>
      </div>`,
    element,
  );
}

function cumulated(side, levels) {
  let sum = "0";
  return side.slice(0, levels).map(([at, offered]) => {
    sum = plus(sum, offered);
    return { at, offered, sum };
  });
}

function row({ at, offered, sum }, side, most) {
  const share = sign(most) ? divided(times(sum, "100"), most, 0) : 0;
  return html`
    <div class="level ${side}" role="row" .style=${`--share:${share}%`} title="Take this price" @click=${() => usePrice(at)}>
      <span role="cell" class=${side}>${price(at)}</span>
      <span role="cell">${quantity(offered)}</span>
      <span role="cell">${quantity(sum)}</span>
    </div>`;
}

function spread() {
  const [bid] = state.book.bids[0] ?? [];
  const [ask] = state.book.asks[0] ?? [];
  if (!bid || !ask) {
    return "no spread";
  }
  const points = divided(times(minus(ask, bid), "10000"), bid, 2);
  return `Spread ${price(minus(ask, bid))} (${amount(points)} bp)`;
}
