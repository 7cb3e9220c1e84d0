// Own executions, newest first; behind the first page they are read from the API.
import { html, render } from "../lib/lit-html.js";
import { amount, grouped, price, quantity, time, words } from "../core/format.js";
import { view } from "../core/frames.js";
import { state } from "../core/state.js";
import { fillPages } from "../data/pages.js";
import { pager } from "./pager.js";
import { number, sideCell, symbolLink, table } from "./rows.js";

const COLUMNS = ["Time", "Symbol", "Side", "#Price", "#Quantity", "#Notional", "#Commission", "Liquidity"];

export function showFills(element) {
  view(
    element,
    ["fills", "instruments"],
    () => {
      const fills = fillPages.of([...state.fills.values()].reverse());
      render(html`${table("Fills", COLUMNS, fills.map(row), "No fills yet.")} ${pager(fillPages)}`, element);
    },
    100,
  );
}

function row(fill) {
  return html`
    <tr>
      <td class="muted">${time(fill.occurredAt)}</td>
      <td>${symbolLink(fill.symbol)}</td>
      ${sideCell(fill.side)} ${number(price(fill.lastPrice, fill.symbol))} ${number(quantity(fill.lastQuantity, fill.symbol))}
      ${number(amount(fill.notional))} ${number(`${grouped(fill.commission)} ${fill.commissionAsset}`)}
      <td>${words(fill.liquiditySide)}</td>
    </tr>`;
}
