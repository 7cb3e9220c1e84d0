// Orders that are over, newest first.
import { html, render } from "../lib/lit-html.js";
import { price, quantity, time, words } from "../core/format.js";
import { view } from "../core/frames.js";
import { state } from "../core/state.js";
import { number, sideCell, symbolLink, table } from "./rows.js";

const SHOWN = 100;
const COLUMNS = ["Closed", "Symbol", "Side", "Type", "#Quantity", "#Filled", "#Average", "Status", "Why"];

export function showHistory(element) {
  view(
    element,
    ["history", "instruments"],
    () => {
      const closed = [...state.closedOrders.values()].slice(-SHOWN).reverse();
      render(table("Closed orders", COLUMNS, closed.map(row), "No order was closed yet."), element);
    },
    100,
  );
}

function row(order) {
  const { symbol } = order;
  return html`
    <tr>
      <td class="muted">${time(order.updatedAt)}</td>
      <td>${symbolLink(symbol)}</td>
      ${sideCell(order.side)}
      <td>${words(order.type)} <span class="muted">${order.timeInForce}</span></td>
      ${number(quantity(order.quantity, symbol))} ${number(quantity(order.cumulativeQuantity, symbol))}
      ${number(order.averagePrice ? price(short(order.averagePrice), symbol) : "–")}
      <td>${words(order.status)}</td>
      <td class="muted">${order.reason?.detail ?? ""}</td>
    </tr>`;
}

/** An average has up to 16 digits. */
function short(average) {
  const [whole, fraction = ""] = average.split(".");
  return fraction ? `${whole}.${fraction.slice(0, 6)}` : whole;
}
