// The order ticket: terms, then what they would come to, then the order. Nothing is sent that was not previewed.
import { html, nothing, render } from "../lib/lit-html.js";
import { changed, view } from "../core/frames.js";
import { instrument, state } from "../core/state.js";
import { isHalted } from "../data/controls.js";
import { notice } from "../data/notices.js";
import { newClientOrderId, place, preview } from "../data/orders.js";
import { openPane } from "./panes.js";
import { previewed } from "./preview.js";
import { choice, fields } from "./ticket-fields.js";
import { DEFAULTS, emptied, has, mistake, requestOf, settled, TITLES, usualTime } from "./ticket-terms.js";

const element = document.getElementById("ticket");
let draft = { ...DEFAULTS };
let symbol = "";
/** `phase` is edit, asking, previewed, placing or doubt: sent, and no answer came. */
const ticket = { phase: "edit", request: null, previews: null, isNew: false, problem: null, attempt: 0 };

export function showTicket() {
  view(element, ["ticket", "symbol", "balances", "controls", "instruments"], draw, 60);
}

/** For the shortcuts: a side, ready for a quantity. */
export function begin(side) {
  openPane("trade");
  change({ side });
  requestAnimationFrame(() => element.querySelector("[name=quantity], [name=quoteQuantity]")?.select());
}

/** For the shortcut that chooses a type of order. */
export function chooseType() {
  openPane("trade");
  requestAnimationFrame(() => element.querySelector("[name=type]")?.focus());
}

/** Takes a price of the book as limit price, or as stop price where there is no other. */
export function usePrice(price) {
  const name = ["limitPrice", "stopPrice"].find((field) => has(draft, field));
  change(name ? { [name]: price } : { type: "LIMIT", timeInForce: "GTC", limitPrice: price });
}

const isLocked = () => ticket.phase === "doubt" || ticket.phase === "placing";

function change(changes) {
  if (!isLocked()) {
    draft = settled({ ...draft, ...changes });
    Object.assign(ticket, { phase: "edit", request: null, previews: null, problem: null });
    changed("ticket");
  }
}

function draw() {
  const rules = instrument();
  if (!rules) {
    render(html`<h2>Order</h2>`, element);
    return;
  }
  if (symbol !== state.symbol && !isLocked()) {
    symbol = state.symbol;
    change(emptied());
  }
  render(
    html`
      <h2>Order <span class="muted">${symbol}</span></h2>
      <form @submit=${submit} autocomplete="off" novalidate>
        <fieldset ?disabled=${isLocked()}>
          <legend class="hidden">Terms</legend>
          ${sides()} ${choice("type", "Type", Object.keys(TITLES), draft.type, chooseFrom, (type) => TITLES[type])}
          ${fields(draft, rules, ticket.problem, change)}
        </fieldset>
        ${ticket.previews ? previewed(ticket.previews, ticket.request.body) : nothing}
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
          @click=${() => change(side === "SELL" && draft.type === "BRACKET" ? { side, type: "LIMIT" } : { side })}>${side === "BUY" ? "Buy" : "Sell"}</button>`,
      )}
    </div>`;
}

/** Another type begins with the time in force that is usual for it. */
function chooseFrom({ type }) {
  change({ type, timeInForce: usualTime(type) });
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
      return html`<button class="${wide}" name="place" ?disabled=${ticket.previews.some(({ told }) => told.verdict !== "PASSED")}>
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
  const { body, path } = ticket.request;
  const order = body.entry ?? body;
  const size = order.quantity ?? `for ${order.quoteQuantity} ${instrument(order.symbol)?.quoteAsset}`;
  const kind = { "/orders/oco": "OCO: ", "/orders/bracket": "Bracket: " }[path] ?? "";
  return `${kind}${order.side === "BUY" ? "Buy" : "Sell"} ${size} ${order.symbol}`;
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
  const problem = mistake(draft);
  if (problem) {
    Object.assign(ticket, { problem });
    changed("ticket");
    return;
  }
  const request = requestOf(draft, symbol, newClientOrderId());
  Object.assign(ticket, { phase: "asking", request, problem: null });
  changed("ticket");
  try {
    const told = await Promise.all(request.previews.map(({ terms }) => preview(terms)));
    const previews = request.previews.map(({ title }, place) => ({ title, told: told[place] }));
    finish(request, { phase: "previewed", previews, isNew: true });
  } catch (refused) {
    finish(request, { phase: "edit", problem: refused });
  }
}

/** Unless the terms were changed meanwhile. */
function finish(request, outcome) {
  if (ticket.request === request) {
    Object.assign(ticket, outcome);
    changed("ticket");
  }
}

async function send() {
  Object.assign(ticket, { phase: "placing", attempt: 0, problem: null });
  changed("ticket");
  try {
    await place(ticket.request, (attempt) => {
      ticket.attempt = attempt;
      changed("ticket");
    });
    notice("good", `Placed: ${summary()}, ${ticket.request.body.clientOrderId}`);
    Object.assign(ticket, { phase: "edit", request: null, previews: null });
    Object.assign(draft, { quantity: "", quoteQuantity: "" });
  } catch (problem) {
    Object.assign(ticket, { phase: problem.passing ? "doubt" : "edit", previews: null, problem });
  }
  changed("ticket");
}

function giveUp() {
  notice("bad", `Look for ${ticket.request.body.clientOrderId} among the orders: it may have been placed.`, true);
  ticket.phase = "edit";
  change({});
}

/** For Escape: back from the preview to the terms. */
export function back() {
  if (ticket.phase === "previewed") {
    change({});
  }
}
