// The fields that each type of order has, and the request they make.
import { html, nothing } from "../lib/lit-html.js";
import { divided, times } from "../core/decimal.js";
import { grouped } from "../core/format.js";
import { state } from "../core/state.js";

export const TYPES = {
  MARKET: { title: "Market", fields: ["quantity"], timesInForce: ["IOC", "FOK"] },
  LIMIT: { title: "Limit", fields: ["quantity", "limitPrice"], timesInForce: ["GTC", "IOC", "FOK", "DAY"] },
  STOP: { title: "Stop", fields: ["quantity", "stopPrice"], timesInForce: ["GTC", "DAY"] },
  STOP_LIMIT: { title: "Stop limit", fields: ["quantity", "stopPrice", "limitPrice"], timesInForce: ["GTC", "DAY"] },
  TAKE_PROFIT: { title: "Take profit", fields: ["quantity", "stopPrice"], timesInForce: ["GTC", "DAY"] },
  TAKE_PROFIT_LIMIT: {
    title: "Take profit limit",
    fields: ["quantity", "stopPrice", "limitPrice"],
    timesInForce: ["GTC", "DAY"],
  },
  TRAILING_STOP: { title: "Trailing stop (percent)", fields: ["quantity", "trailingOffset"], timesInForce: ["GTC", "DAY"] },
};

export const DEFAULTS = {
  side: "BUY",
  type: "MARKET",
  timeInForce: "IOC",
  quantity: "",
  limitPrice: "",
  stopPrice: "",
  trailingOffset: "",
  postOnly: false,
};

const TITLES = { quantity: "Quantity", limitPrice: "Limit price", stopPrice: "Stop price", trailingOffset: "Offset in percent" };
const SHARES = ["10", "25", "50", "75"];

/** The terms of the request: only the fields that the type has. */
export function termsOf(draft) {
  const { side, type, timeInForce } = draft;
  const terms = { side, type, timeInForce };
  TYPES[type].fields.forEach((name) => (terms[name] = draft[name]));
  if (type === "TRAILING_STOP") {
    terms.trailingUnit = "PERCENT";
  }
  if (draft.postOnly && canRest(draft)) {
    terms.postOnly = true;
  }
  return terms;
}

function canRest({ type, timeInForce }) {
  return type === "LIMIT" && (timeInForce === "GTC" || timeInForce === "DAY");
}

/** @param change told a name and its new value */
export function fieldsOf(draft, rules, problem, change) {
  const { fields, timesInForce } = TYPES[draft.type];
  return html`
    ${fields.map((name) => field(name, draft, rules, problem, change))}
    <label>Time in force
      <select name="timeInForce" @change=${(event) => change("timeInForce", event.target.value)}>
        ${timesInForce.map(
          (word) => html`<option value=${word} ?selected=${word === draft.timeInForce} .selected=${word === draft.timeInForce}>${word}</option>`,
        )}
      </select>
    </label>
    ${canRest(draft)
      ? html`<label class="check">
          <input type="checkbox" .checked=${draft.postOnly} @change=${(event) => change("postOnly", event.target.checked)} />
          Post only
        </label>`
      : nothing}`;
}

function field(name, draft, rules, problem, change) {
  const unit = { quantity: rules.baseAsset, trailingOffset: "%" }[name] ?? rules.quoteAsset;
  return html`
    <label>${TITLES[name]}
      <span class="unit">
        <input name=${name} inputmode="decimal" autocomplete="off" .value=${draft[name]}
          aria-invalid=${problem?.field === name ? "true" : "false"} aria-describedby="ticket-problem"
          @input=${(event) => change(name, event.target.value.trim().replace(",", "."))} />
        <span>${unit}</span>
      </span>
    </label>`;
}

/** Buttons that fill in a share of what is free. */
export function shares(draft, rules, take) {
  const paying = draft.side === "BUY" ? rules.quoteAsset : rules.baseAsset;
  const free = state.balances.get(paying)?.free ?? "0";
  return html`
    <p class="muted free">Free ${grouped(free)} ${paying}</p>
    <div class="shares" role="group" aria-label="Share of what is free">
      ${SHARES.map((share) => html`<button type="button" @click=${() => take(sized(draft, rules, free, share))}>${share} %</button>`)}
    </div>`;
}

/** A share of the free amount as a quantity, rounded down to the lot size; empty where there is no price. */
function sized(draft, rules, free, share) {
  const part = times(free, share);
  const price = draft.side === "SELL" ? "1" : draft.limitPrice || state.tickers.get(state.symbol)?.bestAsk?.price;
  if (!price) {
    return "";
  }
  const lots = divided(part, times(times(price, rules.lotSize), "100"), 0);
  return times(lots, rules.lotSize).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}
