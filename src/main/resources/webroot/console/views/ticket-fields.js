// The fields of the order ticket.
import { html, nothing } from "../lib/lit-html.js";
import { divided, fixed, isDecimal, placesOf, times } from "../core/decimal.js";
import { amount, grouped } from "../core/format.js";
import { state } from "../core/state.js";
import {
  canRest, canSpendAmount, ENTRY_TYPES, EXIT_TYPES, has, named, partsOf, spendsAmount, timesInForceOf, TITLES, usualTime,
} from "./ticket-terms.js";

const SHARES = ["10", "25", "50", "75"];
const SPANS = { "1 hour": 3_600_000, "1 day": 86_400_000, "1 week": 604_800_000 };
const CHOICES = { entryType: ENTRY_TYPES, exitType: EXIT_TYPES };

/** @param change told what changed, as an object */
export function fields(draft, rules, problem, change) {
  const wrong = problem?.field && named(draft, problem.field);
  const parts = partsOf(draft).map(({ title, choice, fields }) => {
    const inside = html`
      ${choice ? typeOf(choice, draft, change) : nothing}
      ${fields.map((field) => decimal(field, draft, rules, wrong, change))}
      ${fields.some(({ name }) => name === "quantity" || name === "quoteQuantity") ? shares(draft, rules, change) : nothing}`;
    return title ? html`<fieldset class="part"><legend>${title}</legend>${inside}</fieldset>` : inside;
  });
  return html`${parts} ${lasting(draft, wrong, change)} ${adding(draft, change)}`;
}

/** A choice of one of several words. */
export function choice(name, title, words, chosen, change, shown = (word) => word) {
  return html`
    <label>${title}
      <select name=${name} @change=${(event) => change({ [name]: event.target.value })}>
        ${words.map(
          (word) => html`<option value=${word} ?selected=${word === chosen} .selected=${word === chosen}>${shown(word)}</option>`,
        )}
      </select>
    </label>`;
}

function typeOf(name, draft, change) {
  const choose = (chosen) => change(name === "entryType" ? { ...chosen, timeInForce: usualTime(chosen.entryType) } : chosen);
  return choice(name, "Type", CHOICES[name], draft[name], choose, (type) => TITLES[type]);
}

function decimal({ name, title, unit, choiceOfUnit }, draft, rules, wrong, change) {
  return html`
    <label>${title}
      <span class="unit">
        <input name=${name} inputmode="decimal" autocomplete="off" .value=${draft[name]}
          aria-invalid=${wrong === name ? "true" : "false"} aria-describedby="ticket-problem"
          @input=${(event) => change({ [name]: event.target.value.trim().replace(",", ".") })} />
        ${choiceOfUnit || (unit && (name === "quantity" || name === "quoteQuantity") && canSpendAmount(draft))
          ? unitChoice(choiceOfUnit ?? "sizeIn", title, draft, rules, change)
          : html`<span>${unit === "base" ? rules.baseAsset : rules.quoteAsset}</span>`}
      </span>
    </label>`;
}

function unitChoice(name, title, draft, rules, change) {
  const units =
    name === "sizeIn" ? { base: rules.baseAsset, quote: rules.quoteAsset } : { PERCENT: "%", ABSOLUTE: rules.quoteAsset };
  return html`
    <select name=${name} aria-label=${`Unit: ${title}`} @change=${(event) => change({ [name]: event.target.value })}>
      ${Object.entries(units).map(
        ([word, shown]) => html`<option value=${word} ?selected=${word === draft[name]} .selected=${word === draft[name]}>${shown}</option>`,
      )}
    </select>`;
}

function lasting(draft, wrong, change) {
  return html`
    ${choice("timeInForce", "Time in force", timesInForceOf(draft), draft.timeInForce, change)}
    ${draft.timeInForce === "GTD"
      ? html`
          <label>Expires, in your time
            <input name="expiresAt" type="datetime-local" .value=${draft.expiresAt} aria-describedby="ticket-problem"
              aria-invalid=${wrong === "expiresAt" ? "true" : "false"} @change=${(event) => change({ expiresAt: event.target.value })} />
          </label>
          <div class="shares" role="group" aria-label="Expires in">
            ${Object.entries(SPANS).map(
              ([shown, span]) => html`<button type="button" @click=${() => change({ expiresAt: inLocalTime(Date.now() + span) })}>${shown}</button>`,
            )}
          </div>`
      : nothing}`;
}

/** As a field of day and time takes it: to the minute, without a zone. */
function inLocalTime(millis) {
  return new Date(millis - new Date(millis).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function adding(draft, change) {
  return canRest(draft)
    ? html`<label class="check">
        <input name="postOnly" type="checkbox" .checked=${draft.postOnly} @change=${(event) => change({ postOnly: event.target.checked })} />
        Post only
      </label>`
    : nothing;
}

/** Buttons that fill in a share of what is free. */
function shares(draft, rules, change) {
  const paying = draft.side === "BUY" ? rules.quoteAsset : rules.baseAsset;
  const free = state.balances.get(paying)?.free ?? "0";
  return html`
    <p class="muted free"><span>${worth(draft, rules)}</span> <span>Free ${grouped(free)} ${paying}</span></p>
    <div class="shares" role="group" aria-label="Share of what is free">
      ${SHARES.map((share) => html`<button type="button" @click=${() => change(sized(draft, rules, free, share))}>${share} %</button>`)}
    </div>`;
}

/** About what the order is worth, at its own price or at the best one there is. */
function worth(draft, { quoteAsset }) {
  const price = priceOf(draft);
  return !spendsAmount(draft) && price && isDecimal(draft.quantity) && isDecimal(price)
    ? `≈ ${amount(times(draft.quantity, price))} ${quoteAsset}`
    : "";
}

/** A share of the free amount; as a quantity rounded down to the lot size, empty where there is no price. */
function sized(draft, rules, free, share) {
  const part = times(free, share);
  if (spendsAmount(draft)) {
    return { quoteQuantity: short(fixed(divided(part, "100", 18), placesOf(rules.tickSize))) };
  }
  const price = draft.side === "SELL" ? "1" : priceOf(draft);
  if (!price) {
    return { quantity: "" };
  }
  const lots = divided(part, times(times(price, rules.lotSize), "100"), 0);
  return { quantity: short(times(lots, rules.lotSize)) };
}

function priceOf(draft) {
  const given = ["limitPrice", "stopPrice"].find((name) => has(draft, name) && draft[name]);
  const ticker = state.tickers.get(state.symbol);
  return given ? draft[given] : (draft.side === "BUY" ? ticker?.bestAsk : ticker?.bestBid)?.price;
}

const short = (decimal) => (decimal.includes(".") ? decimal.replace(/0+$/, "").replace(/\.$/, "") : decimal);
