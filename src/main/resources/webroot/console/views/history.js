// Orders that are over, newest first; behind the first page they are read from the API.
import { html, render } from "../lib/lit-html.js";
import { price, quantity, time, words } from "../core/format.js";
import { view } from "../core/frames.js";
import { state } from "../core/state.js";
import { historyPages } from "../data/pages.js";
import { pager } from "./pager.js";
import { number, sideCell, symbolLink, table, typeCell } from "./rows.js";

const COLUMNS = ["Placed", "Closed", "Symbol", "Side", "Type", "#Quantity", "#Filled", "#Average", "Status", "Why"];

export function showHistory(element) {
  view(
    element,
    ["history", "instruments"],
    () => {
      const closed = historyPages.of([...state.closedOrders.values()].sort((a, b) => (a.orderId < b.orderId ? 1 : -1)));
      render(
        html`${table("Closed orders", COLUMNS, closed.map(row), "No order was closed yet.")} ${pager(historyPages)}`,
        element,
      );
    },
    100,
  );
}

function row(order) {
  const { symbol } = order;
  return html`
    <tr>
      <td class="muted">${time(order.placedAt)}</td>
      <td class="muted">${time(order.updatedAt)}</td>
      <td>${symbolLink(symbol)}</td>
      ${sideCell(order.side)}
      ${typeCell(order)}
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
