// What an order would come to, as the gateway tells it before it is sent.
import { html, nothing } from "../lib/lit-html.js";
import { minus, sign, times } from "../core/decimal.js";
import { amount, grouped, price, signed, words } from "../core/format.js";

/**
 * @param previews `{ title, told }`, where `told` is the answer of `POST /orders/preview`
 * @param body what would be sent
 */
export function previewed(previews, body) {
  const passed = previews.every(({ told }) => told.verdict === "PASSED");
  return html`
    <section class="preview" aria-label="Preview" role="status">
      <p class="verdict ${passed ? "up" : "down"}">${passed ? "✓ Passes every check" : "✕ Would be denied"}</p>
      ${previews.map(({ title, told }) => leg(title, told, (body.entry ?? body).side))}
      ${body.entry ? exits(body, previews[0].told) : nothing}
    </section>`;
}

function leg(title, told, side) {
  const trades = told.fillsAtOnce === undefined || sign(told.fillsAtOnce) > 0;
  return html`
    ${title ? html`<h3>${title}</h3>` : nothing}
    ${denials(told.checks)}
    <dl>
      ${line(side === "BUY" ? "Cost" : "Proceeds", trades && told.notional && amount(told.notional))}
      ${line("Average price", told.averagePrice && price(rounded(told.averagePrice)))}
      ${line("Slippage", told.slippage && `${amount(times(told.slippage, "100"), 4)} %`)}
      ${line("Fee", trades && told.commission && `${grouped(told.commission)} ${told.commissionAsset}`)}
      ${line("Fills at once", told.fillsAtOnce && (trades ? grouped(told.fillsAtOnce) : "nothing"))}
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
    </details>`;
}

/** What the exits of a bracket would bring, before commission, against the price of its entry. */
function exits({ entry, takeProfit, stopLoss }, told) {
  const paid = told.averagePrice ?? entry.limitPrice ?? entry.stopPrice;
  const result = (exit) => exit && paid && minus(times(exit, entry.quantity), times(rounded(paid), entry.quantity));
  return html`
    <h3>Exits, armed as the entry fills</h3>
    <dl>${outcome("At the take profit", result(takeProfit.stopPrice))} ${outcome("At the stop", result(stopLoss.stopPrice))}</dl>`;
}

function outcome(title, profit) {
  return line(title, profit && html`<span class=${sign(profit) < 0 ? "down" : "up"}>${signed(profit)}</span>`);
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
