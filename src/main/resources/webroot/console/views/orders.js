// Open orders, each with amend and cancel.
import { html, render } from "../lib/lit-html.js";
import { repeat } from "../lib/directives/repeat.js";
import { grouped, price, quantity, time, words } from "../core/format.js";
import { view } from "../core/frames.js";
import { state } from "../core/state.js";
import { notice } from "../data/notices.js";
import { cancel, cancelAll } from "../data/orders.js";
import { askToAmend } from "./amend.js";
import { openOrderPages } from "../data/pages.js";
import { pager } from "./pager.js";
import { number, sideCell, symbolLink, table, typeCell } from "./rows.js";

const COLUMNS = ["Placed", "Symbol", "Side", "Type", "#Filled", "#Price", "Status", "Actions"];

export function showOrders(element) {
  view(element, ["orders", "instruments"], () => render(orders(), element), 60);
}

function orders() {
  const open = [...state.orders.values()].sort((a, b) => (a.orderId < b.orderId ? 1 : -1));
  return html`
    ${open.length ? html`<button class="corner" @click=${askToCancelAll}>Cancel all (${open.length})</button>` : ""}
    ${table("Open orders", COLUMNS, open.length ? [repeat(openOrderPages.of(open), (order) => order.orderId, row)] : [], "No open orders.")}
    ${pager(openOrderPages)}`;
}

function row(order) {
  const { orderId, symbol } = order;
  return html`
    <tr data-order=${orderId}>
      <td class="muted">${time(order.placedAt)}</td>
      <td>${symbolLink(symbol)}</td>
      ${sideCell(order.side)}
      ${typeCell(order)}
      ${number(html`<span class="muted">${grouped(order.cumulativeQuantity)} /</span> ${order.quantity ? quantity(order.quantity, symbol) : "–"}`)}
      ${number(prices(order))}
      <td class=${order.status === "UNKNOWN" ? "down" : ""}>${order.triggerState === "INACTIVE" ? "waits for its entry" : words(order.status)}</td>
      <td class="actions">
        <button aria-label=${`Amend ${order.side} ${symbol}`} @click=${() => askToAmend(order)}>Amend</button>
        <button aria-label=${`Cancel ${order.side} ${symbol}`} ?disabled=${order.status === "PENDING_CANCEL"}
          @click=${() => tryTo(cancel(orderId))}>Cancel</button>
      </td>
    </tr>`;
}

/** Where it triggers, then what it asks for. */
function prices({ symbol, limitPrice, stopPrice, triggerPrice }) {
  const stop = triggerPrice ?? stopPrice;
  return stop === undefined
    ? price(limitPrice, symbol)
    : html`<span class="muted">stop</span> ${price(stop, symbol)}${limitPrice === undefined ? "" : `, ${price(limitPrice, symbol)}`}`;
}

/** Cancels at once: it only ever lowers what is at risk. */
export function askToCancelAll() {
  tryTo(cancelAll().then((count) => notice("calm", `Asked to cancel ${count} orders.`)));
}

function tryTo(attempt) {
  attempt.catch((problem) => notice("bad", `Not canceled: ${problem.message}`));
}
