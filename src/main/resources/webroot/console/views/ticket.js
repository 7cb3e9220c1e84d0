// The order ticket: terms, then what they would come to, then the order. Nothing is sent that was not previewed.
import { html, nothing, render } from "../lib/lit-html.js";
import { isDecimal } from "../core/decimal.js";
import { changed, view } from "../core/frames.js";
import { instrument, state } from "../core/state.js";
import { isHalted } from "../data/controls.js";
import { notice } from "../data/notices.js";
import { newClientOrderId, place, preview } from "../data/orders.js";
import { openPane } from "./panes.js";
import { previewed } from "./preview.js";
import { DEFAULTS, fieldsOf, shares, termsOf, TYPES } from "./ticket-terms.js";

const element = document.getElementById("ticket");
const draft = { ...DEFAULTS };
/** `phase` is edit, asking, previewed, placing or doubt: sent, and no answer came. */
const ticket = { phase: "edit", terms: null, preview: null, isNew: false, problem: null, attempt: 0 };

export function showTicket() {
  view(element, ["ticket", "symbol", "balances", "controls", "instruments"], draw, 60);
}

/** For the shortcuts: a side, ready for a quantity. */
export function begin(side) {
  openPane("trade");
  change({ side });
  requestAnimationFrame(() => element.querySelector("[name=quantity]")?.select());
}

/** Takes a price of the book as limit price. */
export function usePrice(limitPrice) {
  change(draft.type === "MARKET" ? { type: "LIMIT", timeInForce: "GTC", limitPrice } : { limitPrice });
}

function change(changes) {
  if (ticket.phase !== "doubt" && ticket.phase !== "placing") {
    Object.assign(draft, changes);
    Object.assign(ticket, { phase: "edit", terms: null, preview: null, problem: null });
    changed("ticket");
  }
}

function draw() {
  const rules = instrument();
  if (!rules) {
    render(html`<h2>Order</h2>`, element);
    return;
  }
  const locked = ticket.phase === "doubt" || ticket.phase === "placing";
  render(
    html`
      <h2>Order <span class="muted">${state.symbol}</span></h2>
      <form @submit=${submit} autocomplete="off" novalidate>
        <fieldset ?disabled=${locked}>
          <legend class="hidden">Terms</legend>
          ${sides()} ${types()} ${fieldsOf(draft, rules, ticket.problem, (name, value) => change({ [name]: value }))}
          ${shares(draft, rules, (quantity) => change({ quantity }))}
        </fieldset>
        ${ticket.preview ? previewed(ticket.preview, draft) : nothing}
        <p id="ticket-problem" class="problem" role="alert">${told()}</p>
        ${buttons()}
      </form>`,
    element,
  );
  if (ticket.isNew) {
    ticket.isNew = false;
    element.querySelector("[name=place]")?.focus();
  }
}

function sides() {
  return html`
    <div class="switch" role="group" aria-label="Side">
      ${["BUY", "SELL"].map(
        (side) => html`<button type="button" class=${side === "BUY" ? "buy" : "sell"} aria-pressed=${side === draft.side}
          @click=${() => change({ side })}>${side === "BUY" ? "Buy" : "Sell"}</button>`,
      )}
    </div>`;
}

function types() {
  return html`
    <label>Type
      <select name="type" @change=${(event) => change({ type: event.target.value, timeInForce: event.target.value === "MARKET" ? "IOC" : "GTC" })}>
        ${Object.entries(TYPES).map(
          ([type, { title }]) => html`<option value=${type} ?selected=${type === draft.type} .selected=${type === draft.type}>${title}</option>`,
        )}
      </select>
    </label>`;
}

function buttons() {
  const wide = draft.side === "BUY" ? "buy" : "sell";
  switch (ticket.phase) {
    case "doubt":
      return html`<button class="primary" name="again">Ask again with the same order id</button>
        <button type="button" class="quiet wide" @click=${giveUp}>Stop asking</button>`;
    case "placing":
      return html`<button class="${wide}" disabled>Placing…</button>`;
    case "previewed":
      return html`<button class="${wide}" name="place" ?disabled=${ticket.preview.verdict !== "PASSED"}>
          ${summary()}
        </button>
        <button type="button" class="quiet wide" @click=${() => change({})}>Back (Esc)</button>`;
    default:
      return html`<button class="primary" name="preview" ?disabled=${ticket.phase === "asking" || isHalted()}>
        ${isHalted() ? "Trading is halted" : "Preview"}
      </button>`;
  }
}

function summary() {
  const { side, symbol, quantity, quoteQuantity } = ticket.terms;
  const size = quantity ?? `for ${quoteQuantity} ${instrument(symbol)?.quoteAsset}`;
  return `${side === "BUY" ? "Buy" : "Sell"} ${size} ${symbol}`;
}

function told() {
  if (ticket.phase === "placing" && ticket.attempt) {
    return `No answer yet; asking again with the same order id (${ticket.attempt}).`;
  }
  if (ticket.phase === "doubt") {
    return "No answer came: the order may stand or not. Asking again is safe, it cannot be placed twice.";
  }
  return ticket.problem?.message ?? "";
}

function submit(event) {
  event.preventDefault();
  if (ticket.phase === "previewed" || ticket.phase === "doubt") {
    send();
  } else if (ticket.phase === "edit") {
    ask();
  }
}

async function ask() {
  const wrong = wrongField();
  if (wrong) {
    Object.assign(ticket, { problem: { field: wrong, message: `${wrong}: expected a number such as 0.015` } });
    changed("ticket");
    return;
  }
  const terms = { ...termsOf(draft), symbol: state.symbol, clientOrderId: newClientOrderId() };
  Object.assign(ticket, { phase: "asking", terms, problem: null });
  changed("ticket");
  try {
    finish(terms, { phase: "previewed", preview: await preview(terms), isNew: true });
  } catch (problem) {
    finish(terms, { phase: "edit", problem });
  }
}

/** Unless the terms were changed meanwhile. */
function finish(terms, outcome) {
  if (ticket.terms === terms) {
    Object.assign(ticket, outcome);
    changed("ticket");
  }
}

function wrongField() {
  return TYPES[draft.type].fields.find((name) => !isDecimal(draft[name] || ""));
}

async function send() {
  Object.assign(ticket, { phase: "placing", attempt: 0, problem: null });
  changed("ticket");
  try {
    const order = await place(ticket.terms, (attempt) => {
      ticket.attempt = attempt;
      changed("ticket");
    });
    notice("good", `Placed: ${summary()}, ${order.clientOrderId}`);
    Object.assign(ticket, { phase: "edit", terms: null, preview: null });
    draft.quantity = "";
  } catch (problem) {
    Object.assign(ticket, { phase: problem.passing ? "doubt" : "edit", preview: null, problem });
  }
  changed("ticket");
}

function giveUp() {
  notice("bad", `Look for ${ticket.terms.clientOrderId} among the orders: it may have been placed.`, true);
  ticket.phase = "edit";
  change({});
}

/** For Escape: back from the preview to the terms. */
export function back() {
  if (ticket.phase === "previewed") {
    change({});
  }
}
