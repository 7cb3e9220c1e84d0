// The last prints of the selected symbol.
import { html, render } from "../lib/lit-html.js";
import { price, quantity, time } from "../core/format.js";
import { MARKET_PAUSE, view } from "../core/frames.js";
import { state } from "../core/state.js";

const SHOWN = 40;
const element = document.getElementById("trades");

export function showTrades() {
  view(element, ["trades", "symbol"], draw, MARKET_PAUSE);
}

function draw() {
  render(
    html`
      <h2>Public trades</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Public trades of ${state.symbol}">
        <table>
          <thead>
            <tr><th class="number">Price</th><th class="number">Quantity</th><th class="number">Time</th></tr>
          </thead>
          <tbody>${state.trades.slice(0, SHOWN).map(row)}</tbody>
        </table>
      </div>`,
    element,
  );
}

function row(print) {
  const side = print.takerSide === "BUY" ? "up" : "down";
  return html`
    <tr>
      <td class="number ${side}">${price(print.price)}</td>
      <td class="number">${quantity(print.quantity)}</td>
      <td class="number muted">${time(print.occurredAt)}</td>
    </tr>`;
}
