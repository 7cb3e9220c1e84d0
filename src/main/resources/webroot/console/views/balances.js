// What the account owns, and about what it is worth now.
import { html, render } from "../lib/lit-html.js";
import { compare, plus, times } from "../core/decimal.js";
import { amount, grouped } from "../core/format.js";
import { view } from "../core/frames.js";
import { state } from "../core/state.js";
import { number, table } from "./rows.js";

const WORTH_IN = "USDT";
const COLUMNS = ["Asset", "#Free", "#Locked", "#Total", `#Worth in ${WORTH_IN}`];

export function showBalances(element) {
  view(element, ["balances", "tickers"], () => render(balances(), element), 500);
}

function balances() {
  const shown = [...state.balances.values()]
    .map((balance) => ({ ...balance, worth: worth(balance) }))
    .sort((a, b) => compare(b.worth ?? "0", a.worth ?? "0"));
  const sum = shown.reduce((total, { worth }) => plus(total, worth ?? "0"), "0");
  return html`
    ${table("Balances", COLUMNS, shown.map(row), "The account owns nothing.")}
    <p class="sum">Worth about <b>${amount(sum)}</b> ${WORTH_IN} at the best bids</p>`;
}

function row({ asset, free, locked, total, worth }) {
  return html`
    <tr>
      <td>${asset}</td>
      ${number(grouped(free))} ${number(grouped(locked))} ${number(grouped(total))}
      ${number(worth === undefined ? "–" : amount(worth))}
    </tr>`;
}

function worth({ asset, total }) {
  const bid = state.tickers.get(`${asset}-${WORTH_IN}`)?.bestBid?.price;
  return asset === WORTH_IN ? total : bid && times(total, bid);
}
