// How numbers, times and words are shown.
import { fixed, placesOf, sign } from "./decimal.js";
import { instrument } from "./state.js";

const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DATE = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "short" });

/** With a thin gap between thousands. */
export function grouped(decimal) {
  const [whole, fraction] = String(decimal).split(".");
  const gaps = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return fraction === undefined ? gaps : `${gaps}.${fraction}`;
}

/** A price with all places of its symbol's tick size; a dash where there is none. */
export function price(decimal, symbol) {
  const rules = instrument(symbol);
  return decimal === undefined || decimal === null || decimal === ""
    ? "–"
    : grouped(rules ? padded(decimal, placesOf(rules.tickSize)) : decimal);
}

/** A quantity with all places of its symbol's lot size. */
export function quantity(decimal, symbol) {
  const rules = instrument(symbol);
  return decimal === undefined ? "–" : grouped(rules ? padded(decimal, placesOf(rules.lotSize)) : decimal);
}

/** An amount with so many places, rounded toward zero. */
export function amount(decimal, places = 2) {
  return decimal === undefined ? "–" : grouped(fixed(decimal, places));
}

/** With its sign, a plus too. */
export function signed(decimal, places = 2) {
  const shown = amount(decimal, places);
  return decimal !== undefined && sign(decimal) > 0 ? `+${shown}` : shown.replace("-", "−");
}

/** The class of what went up or down. */
export function direction(decimal) {
  const rise = decimal === undefined ? 0 : sign(decimal);
  return rise > 0 ? "up" : rise < 0 ? "down" : "";
}

/** Clock time of today, else the day before it. */
export function time(instant) {
  const at = new Date(instant);
  const clock = TIME.format(at);
  return at.toDateString() === new Date().toDateString() ? clock : `${DATE.format(at)} ${clock}`;
}

/** PARTIALLY_FILLED is "partially filled". */
export function words(constant) {
  return String(constant ?? "").toLowerCase().replaceAll("_", " ");
}

function padded(decimal, places) {
  return placesOf(decimal) >= places ? decimal : fixed(decimal, places);
}
