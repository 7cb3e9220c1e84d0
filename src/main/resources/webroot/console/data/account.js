// The account: loaded once, then told by its events. Each event has a number; after a lost connection the bridge
// goes on behind the last one, so nothing is missed and nothing is loaded twice.
import { get } from "../core/api.js";
import { changed } from "../core/frames.js";
import { state } from "../core/state.js";
import { notice } from "./notices.js";
import { PAGE } from "./pages.js";

const KEPT = 500;
const MOST_OPEN = 20_000;
const CLOSED = new Set(["DENIED", "FILLED", "CANCELED", "REJECTED", "EXPIRED"]);

let bridge;
let lastSequence = null;
let loaded = false;
let waiting = [];

export const isClosed = (order) => CLOSED.has(order.status);

/** Follows the account of the key. */
export function startAccount(connected) {
  bridge = connected;
  bridge.listen(`account.${state.session.accountId}.events`, {
    headers: () => ({
      Authorization: `Bearer ${state.session.key}`,
      ...(lastSequence !== null && { after: String(lastSequence) }),
    }),
    message: (event) => (loaded ? take(event) : waiting.push(event)),
    confirmed: () => loaded || load(),
    refused: (code) => refuse(code),
  });
}

/** Everything as it stands, then the events that came meanwhile: they only repeat or go further. */
async function load() {
  try {
    const [open, closed, fills, balances, positions] = await Promise.all([
      openOrders(),
      get("/orders", { status: "closed", limit: PAGE }),
      get("/fills", { limit: PAGE }),
      get("/balances"),
      get("/positions"),
    ]);
    state.orders = new Map(open.map((order) => [order.orderId, order]));
    state.closedOrders = new Map(closed.orders.reverse().map((order) => [order.orderId, order]));
    state.fills = new Map(fills.fills.reverse().map((fill) => [fillKey(fill), fill]));
    state.balances = new Map(balances.balances.map((balance) => [balance.asset, balance]));
    state.positions = new Map(positions.positions.map((position) => [position.symbol, position]));
  } catch (problem) {
    notice("bad", `The account could not be loaded: ${problem.message}. Trying again.`);
    setTimeout(load, 2_000);
    return;
  }
  loaded = true;
  waiting.splice(0).forEach(take);
  ["orders", "history", "fills", "balances", "positions"].forEach(changed);
}

/** All of them: each can be canceled, on whichever page it stands. */
async function openOrders() {
  const open = [];
  let cursor;
  do {
    const page = await get("/orders", { status: "open", limit: KEPT, cursor });
    open.push(...page.orders);
    cursor = page.next;
  } while (cursor && open.length < MOST_OPEN);
  return open;
}

function take(event) {
  if (lastSequence !== null && event.sequence <= lastSequence) {
    return;
  }
  lastSequence = event.sequence;
  if (event.order) {
    takeOrder(event.order);
    tell(event);
  }
  if (event.fill) {
    keep(state.fills, fillKey(event.fill), event.fill);
    changed("fills");
  }
  if (event.balances) {
    event.balances.forEach((balance) => state.balances.set(balance.asset, balance));
    changed("balances");
  }
  if (event.position) {
    state.positions.set(event.position.symbol, event.position);
    changed("positions");
  }
  if (event.type === "ControlsChanged") {
    changed("controls");
  }
}

/** Takes an order from an event or an answer, unless something newer is known. */
export function takeOrder(order) {
  const known = state.orders.get(order.orderId) ?? state.closedOrders.get(order.orderId);
  if (known && (isLater(known, order) || (isClosed(known) && !isClosed(order)))) {
    return;
  }
  if (isClosed(order)) {
    state.orders.delete(order.orderId);
    state.closedOrders.set(order.orderId, order);
    if (state.closedOrders.size > KEPT) {
      state.closedOrders.delete([...state.closedOrders.keys()].reduce((oldest, id) => (id < oldest ? id : oldest)));
    }
    changed("history");
  } else {
    state.orders.set(order.orderId, order);
  }
  changed("orders");
}

/** Fractions of seconds have as many digits as they need, so the times compare as texts without their `Z`. */
function isLater(a, b) {
  return a.updatedAt.slice(0, -1) > b.updatedAt.slice(0, -1);
}

function keep(map, key, value) {
  map.delete(key);
  map.set(key, value);
  if (map.size > KEPT) {
    map.delete(map.keys().next().value);
  }
}

function fillKey(fill) {
  return `${fill.orderId}/${fill.tradeId}`;
}

function tell({ type, order, fill, reason }) {
  const what = `${order.side} ${order.symbol}`;
  if (type === "OrderFilled") {
    notice("good", `Filled ${fill.lastQuantity} at ${fill.lastPrice}: ${what}`);
  } else if (type === "OrderCanceled" || type === "OrderExpired") {
    notice("calm", `${type === "OrderExpired" ? "Expired" : "Canceled"}: ${what}`);
  } else if (type === "OrderRejected" || type === "OrderUnknown" || type === "OrderAmendRejected") {
    notice("bad", `${what}: ${reason?.detail ?? order.reason?.detail ?? order.status}`);
  }
}

function refuse(code) {
  if (code === "invalid_after") {
    lastSequence = null;
    loaded = false;
    bridge.again(`account.${state.session.accountId}.events`);
  } else if (code === "not_logged_in" || code === "access_denied") {
    notice("bad", "The key does not open this account anymore. Log in again.", true);
  } else if (code === "auth_error") {
    setTimeout(() => bridge.again(`account.${state.session.accountId}.events`), 2_000);
  }
}
