// What an order would come to, as the gateway tells it before it is sent.
import { html, nothing } from "../lib/lit-html.js";
import { times } from "../core/decimal.js";
import { amount, grouped, price, words } from "../core/format.js";

/** @param told the answer of `POST /orders/preview` */
export function previewed(told, { side }) {
  const passed = told.verdict === "PASSED";
  return html`
    <section class="preview" aria-label="Preview" role="status">
      <p class="verdict ${passed ? "up" : "down"}">${passed ? "✓ Passes every check" : "✕ Would be denied"}</p>
      ${denials(told.checks)}
      <dl>
        ${line(side === "BUY" ? "Cost" : "Proceeds", told.notional && amount(told.notional))}
        ${line("Average price", told.averagePrice && price(rounded(told.averagePrice)))}
        ${line("Slippage", told.slippage && `${amount(times(told.slippage, "100"), 4)} %`)}
        ${line("Fee", told.commission && `${grouped(told.commission)} ${told.commissionAsset}`)}
        ${line("Fills at once", told.fillsAtOnce && grouped(told.fillsAtOnce))}
        ${line("Triggers at", told.triggerPrice && price(told.triggerPrice))}
        ${line("Worst price", told.worstPrice && price(told.worstPrice))}
        ${line("Holds", told.holds && `${grouped(told.holds)} ${told.holdsAsset}`)}
        ${(told.balancesAfter ?? []).map((balance) => line(`${balance.asset} free after`, grouped(balance.free)))}
      </dl>
      <details>
        <summary>${told.checks.length} checks</summary>
        <ul>
          ${told.checks.map(({ codes, outcome }) => html`<li>${codes.map(words).join(", ")}: <b>${words(outcome)}</b></li>`)}
        </ul>
      </details>
    </section>`;
}

function denials(checks) {
  return checks
    .filter((check) => check.outcome === "DENIED")
    .map(({ codes, reason }) => html`<p class="problem">${words(reason?.code ?? codes[0])}: ${reason?.detail ?? ""}</p>`);
}

function line(title, shown) {
  return shown ? html`<div><dt>${title}</dt><dd>${shown}</dd></div>` : nothing;
}

/** An average has up to 16 digits; eight places say enough. */
function rounded(average) {
  const [whole, fraction = ""] = average.split(".");
  return fraction ? `${whole}.${fraction.slice(0, 8)}` : whole;
}
