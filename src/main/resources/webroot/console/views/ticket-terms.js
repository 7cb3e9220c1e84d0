// What each kind of order needs, and the request it makes. A field has a `name` in the draft and a `path` in the request.
import { isDecimal } from "../core/decimal.js";

const RESTS = ["GTC", "GTD", "DAY"];
const SINGLE = {
  MARKET: { title: "Market", fields: ["quantity"], timesInForce: ["IOC", "FOK"] },
  LIMIT: { title: "Limit", fields: ["quantity", "limitPrice"], timesInForce: [...RESTS, "IOC", "FOK"] },
  STOP: { title: "Stop", fields: ["quantity", "stopPrice"], timesInForce: RESTS },
  STOP_LIMIT: { title: "Stop limit", fields: ["quantity", "stopPrice", "limitPrice"], timesInForce: RESTS },
  TAKE_PROFIT: { title: "Take profit", fields: ["quantity", "stopPrice"], timesInForce: RESTS },
  TAKE_PROFIT_LIMIT: { title: "Take profit limit", fields: ["quantity", "stopPrice", "limitPrice"], timesInForce: RESTS },
  TRAILING_STOP: { title: "Trailing stop", fields: ["quantity", "trailingOffset"], timesInForce: RESTS },
};
const EXITS = { STOP: ["exitStopPrice"], STOP_LIMIT: ["exitStopPrice", "exitLimitPrice"], TRAILING_STOP: ["exitOffset"] };
const FIELDS = {
  quantity: { path: "quantity", title: "Quantity", unit: "base" },
  quoteQuantity: { path: "quoteQuantity", title: "Amount", unit: "quote" },
  limitPrice: { path: "limitPrice", title: "Limit price", unit: "quote" },
  stopPrice: { path: "stopPrice", title: "Stop price", unit: "quote" },
  trailingOffset: { path: "trailingOffset", title: "Offset", choiceOfUnit: "trailingUnit" },
  takeProfitPrice: { path: "stopPrice", title: "Take profit at", unit: "quote" },
  takeProfitLimit: { path: "limitPrice", title: "Its limit price (market without)", unit: "quote", optional: true },
  exitStopPrice: { path: "stopPrice", title: "Stop price", unit: "quote" },
  exitLimitPrice: { path: "limitPrice", title: "Its limit price", unit: "quote" },
  exitOffset: { path: "trailingOffset", title: "Offset", choiceOfUnit: "exitUnit" },
};

export const TITLES = {
  ...Object.fromEntries(Object.entries(SINGLE).map(([type, { title }]) => [type, title])),
  OCO: "OCO: limit and stop",
  BRACKET: "Bracket: entry and two exits",
};
export const ENTRY_TYPES = Object.keys(SINGLE);
export const EXIT_TYPES = Object.keys(EXITS);

/** What is forgotten when another symbol is chosen: prices and quantities mean nothing there. */
export function emptied() {
  return Object.fromEntries(Object.keys(FIELDS).map((name) => [name, ""]));
}

export const DEFAULTS = {
  side: "BUY",
  type: "MARKET",
  entryType: "LIMIT",
  exitType: "STOP",
  timeInForce: "IOC",
  expiresAt: "",
  /** Whether a market buy spends an amount of the quote asset. */
  sizeIn: "base",
  trailingUnit: "PERCENT",
  exitUnit: "PERCENT",
  postOnly: false,
  ...emptied(),
};

/** The time in force that a type has unless told otherwise. */
export const usualTime = (type) => (type === "MARKET" ? "IOC" : "GTC");

const isGroup = ({ type }) => type === "OCO" || type === "BRACKET";
/** The type of the order that comes first. */
const leading = (draft) => (draft.type === "BRACKET" ? draft.entryType : draft.type === "OCO" ? "LIMIT" : draft.type);

export const canSpendAmount = ({ type, side }) => type === "MARKET" && side === "BUY";
export const spendsAmount = (draft) => canSpendAmount(draft) && draft.sizeIn === "quote";

/** The parts of the form: `{ title, choice, fields }`; `choice` is the type that is chosen in that part. */
export function partsOf(draft) {
  switch (draft.type) {
    case "OCO":
      return [
        part("Limit", "", ["quantity", "limitPrice"], { limitPrice: "limit." }),
        part("Stop", "stop.", EXITS[draft.exitType], {}, "exitType"),
      ];
    case "BRACKET":
      return [
        part("Entry", "entry.", SINGLE[draft.entryType].fields, {}, "entryType"),
        part("Take profit", "takeProfit.", ["takeProfitPrice", "takeProfitLimit"]),
        part("Stop loss", "stopLoss.", EXITS[draft.exitType], {}, "exitType"),
      ];
    default:
      return [part("", "", spendsAmount(draft) ? ["quoteQuantity"] : SINGLE[draft.type].fields)];
  }
}

function part(title, prefix, names, prefixes = {}, choice = "") {
  const fields = names.map((name) => ({ ...FIELDS[name], name, path: (prefixes[name] ?? prefix) + FIELDS[name].path }));
  return { title, choice, fields };
}

const fieldsOf = (draft) => partsOf(draft).flatMap(({ fields }) => fields);

export const has = (draft, name) => fieldsOf(draft).some((field) => field.name === name);

export function timesInForceOf(draft) {
  return spendsAmount(draft) ? ["IOC"] : draft.type === "OCO" ? RESTS : SINGLE[leading(draft)].timesInForce;
}

/** Whether the first order may be one that only ever adds liquidity. */
export function canRest(draft) {
  return leading(draft).endsWith("LIMIT") && RESTS.includes(draft.timeInForce);
}

/** The draft with what its type does not have set right. */
export function settled(draft) {
  const side = draft.type === "BRACKET" ? "BUY" : draft.side;
  const times = timesInForceOf({ ...draft, side });
  return { ...draft, side, timeInForce: times.includes(draft.timeInForce) ? draft.timeInForce : times[0] };
}

/** What is wrong before anybody is asked: `{ field, message }`. */
export function mistake(draft) {
  const wrong = fieldsOf(draft).find(({ name, optional }) => !(isDecimal(draft[name]) || (optional && !draft[name])));
  if (wrong) {
    return { field: wrong.name, message: `${wrong.title}: expected a number such as 0.015` };
  }
  return draft.timeInForce === "GTD" && Number.isNaN(Date.parse(draft.expiresAt))
    ? { field: "expiresAt", message: "Expires: expected a day and a time" }
    : null;
}

/** The name of the field that a problem of the API is about. */
export function named(draft, told) {
  const fields = fieldsOf(draft);
  const found = fields.find(({ path }) => path === told) ?? fields.find(({ path }) => path.endsWith(`.${told}`));
  return found?.name ?? told;
}

/** `{ path, body, previews }`: where to send what, and the terms that tell what it comes to, each with a title. */
export function requestOf(draft, symbol, clientOrderId) {
  const { side } = draft;
  if (!isGroup(draft)) {
    const body = { clientOrderId, symbol, ...terms(draft, draft.type, "") };
    return { path: "/orders", body, previews: [{ title: "", terms: body }] };
  }
  if (draft.type === "BRACKET") {
    const entry = { symbol, ...terms(draft, draft.entryType, "entry.") };
    const body = { clientOrderId, entry, takeProfit: values(draft, "takeProfit."), stopLoss: exit(draft, "stopLoss.") };
    return { path: "/orders/bracket", body, previews: [{ title: "Entry", terms: entry }] };
  }
  const shared = { symbol, side, quantity: draft.quantity, ...lasting(draft) };
  const limit = { ...values(draft, "limit."), ...adding(draft) };
  const stop = exit(draft, "stop.");
  return {
    path: "/orders/oco",
    body: { clientOrderId, ...shared, limit, stop },
    previews: [
      { title: "Limit", terms: { ...shared, type: "LIMIT", ...limit } },
      { title: "Stop", terms: { ...shared, type: draft.exitType, ...stop } },
    ],
  };
}

function terms(draft, type, prefix) {
  const trailing = type === "TRAILING_STOP" ? { trailingUnit: draft.trailingUnit } : {};
  return { side: draft.side, type, ...lasting(draft), ...values(draft, prefix), ...trailing, ...adding(draft) };
}

function exit(draft, prefix) {
  return { ...values(draft, prefix), ...(draft.exitType === "TRAILING_STOP" && { trailingUnit: draft.exitUnit }) };
}

function lasting({ timeInForce, expiresAt }) {
  return { timeInForce, ...(timeInForce === "GTD" && { expiresAt: new Date(expiresAt).toISOString() }) };
}

function adding(draft) {
  return draft.postOnly && canRest(draft) ? { postOnly: true } : {};
}

/** What was filled in of one object of the request. */
function values(draft, prefix) {
  return Object.fromEntries(
    fieldsOf(draft)
      .filter(({ name, path }) => draft[name] && path.slice(0, path.lastIndexOf(".") + 1) === prefix)
      .map(({ name, path }) => [path.slice(prefix.length), draft[name]]),
  );
}
