// Tables, as all tabs show them.
import { html } from "../lib/lit-html.js";
import { time, words } from "../core/format.js";
import { select } from "../data/market.js";
import { openPane } from "./panes.js";

/**
 * @param columns texts; one that begins with `#` is of numbers
 * @param none what is shown instead of no rows
 */
export function table(caption, columns, rows, none) {
  return rows.length
    ? html`<table>
        <caption class="hidden">${caption}</caption>
        <thead><tr>${columns.map(head)}</tr></thead>
        <tbody>${rows}</tbody>
      </table>`
    : html`<p class="none">${none}</p>`;
}

function head(column) {
  return html`<th scope="col" class=${column.startsWith("#") ? "number" : ""}>${column.replace("#", "")}</th>`;
}

/** A symbol that can be chosen. */
export function symbolLink(symbol) {
  const choose = () => {
    select(symbol);
    openPane("chart");
  };
  return html`<button class="link" @click=${choose}>${symbol}</button>`;
}

export function sideCell(side) {
  return html`<td class=${side === "BUY" ? "up" : "down"}>${side === "BUY" ? "Buy" : "Sell"}</td>`;
}

/** Type and time in force, and of which group it is a part. */
export function typeCell({ type, timeInForce, expiresAt, groupRole }) {
  const group = { OCO_LEG: "OCO ", BRACKET_ENTRY: "bracket entry ", BRACKET_EXIT: "bracket exit " }[groupRole] ?? "";
  const lasts = expiresAt ? `${timeInForce} ${time(expiresAt)}` : timeInForce;
  return html`<td>${group}${words(type)} <span class="muted">${lasts}</span></td>`;
}

export function number(shown, kind = "") {
  return html`<td class="number ${kind}">${shown}</td>`;
}
