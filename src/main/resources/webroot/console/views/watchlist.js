// All instruments with their last price and the change of 24 hours; one of them is selected.
import { html, render } from "../lib/lit-html.js";
import { repeat } from "../lib/directives/repeat.js";
import { compare } from "../core/decimal.js";
import { direction, price, signed } from "../core/format.js";
import { MARKET_PAUSE, changed, view } from "../core/frames.js";
import { state } from "../core/state.js";
import { select } from "../data/market.js";
import { openPane } from "./panes.js";

const element = document.getElementById("watchlist");
const drawn = new Map();
let wanted = "";

export function showWatchlist() {
  view(element, ["tickers", "symbol", "instruments", "watchlist"], draw, MARKET_PAUSE);
}

/** For the shortcut. */
export function focusSearch() {
  openPane("markets");
  element.querySelector("input")?.focus();
}

/** Selects the next symbol of the list, or with -1 the one before. */
export function step(by) {
  const symbols = shown();
  const place = symbols.indexOf(state.symbol);
  const next = symbols[place < 0 ? 0 : (place + by + symbols.length) % symbols.length];
  if (next) {
    select(next);
    requestAnimationFrame(() => element.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }));
  }
}

function shown() {
  return [...state.instruments.keys()].filter((symbol) => symbol.includes(wanted));
}

function draw() {
  const symbols = shown();
  render(
    html`
      <input type="search" placeholder="Search  /" aria-label="Search symbols" @input=${search} @keydown=${searchKey} />
      <div class="row head" aria-hidden="true"><span>Symbol</span><span>Last</span><span>24 h %</span></div>
      <div class="list" role="listbox" aria-label="Symbols" tabindex="0" @keydown=${listKey}
        aria-activedescendant=${symbols.includes(state.symbol) ? `watch-${state.symbol}` : ""}>
        ${repeat(symbols, (symbol) => symbol, row)}
      </div>`,
    element,
  );
}

function row(symbol) {
  const ticker = state.tickers.get(symbol);
  const day = state.statistics.get(symbol);
  return html`
    <div class="row ${ticker?.stale ? "stale" : ""}" role="option" id=${`watch-${symbol}`} data-symbol=${symbol}
      aria-selected=${symbol === state.symbol} @click=${choose}>
      <span>${symbol}</span>
      <span class=${tick(symbol, ticker?.lastPrice)}>${price(ticker?.lastPrice, symbol)}</span>
      <span class=${direction(day?.changePercent)}>${ticker?.stale ? "STALE" : day ? signed(day.changePercent) : "–"}</span>
    </div>`;
}

/** Up or down since the price that was drawn before; stays until it moves again. */
function tick(symbol, lastPrice) {
  const before = drawn.get(symbol);
  if (lastPrice === undefined || before?.lastPrice === lastPrice) {
    return before?.tick ?? "";
  }
  const moved = before ? compare(lastPrice, before.lastPrice) : 0;
  const now = { lastPrice, tick: moved > 0 ? "up" : moved < 0 ? "down" : "" };
  drawn.set(symbol, now);
  return now.tick;
}

function choose(event) {
  select(event.currentTarget.dataset.symbol);
  openPane("chart");
}

function search(event) {
  wanted = event.target.value.trim().toUpperCase();
  changed("watchlist");
}

function searchKey(event) {
  if (event.key === "Enter") {
    const [first] = shown();
    select(first ?? state.symbol);
    openPane("chart");
    event.target.blur();
  } else {
    listKey(event);
  }
}

function listKey(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) {
    event.preventDefault();
    event.stopPropagation();
    step(by);
  } else if (event.key === "Enter") {
    openPane("chart");
  }
}
