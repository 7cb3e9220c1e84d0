// The bar at the top: the market of the selected symbol, where prices come from, and whether they still come.
import { html, nothing, render } from "../lib/lit-html.js";
import { MARKET_PAUSE, view } from "../core/frames.js";
import { amount, direction, price, signed } from "../core/format.js";
import { state } from "../core/state.js";
import { isHalted } from "../data/controls.js";
import { logOut } from "../data/session.js";
import { askToKill, askToRelease } from "./kill-switch.js";
import { openShortcuts } from "./shortcuts.js";
import { switchTheme } from "./theme.js";

const header = document.getElementById("header");
const banner = document.getElementById("banner");
const CONNECTION = { open: "CONNECTED", connecting: "CONNECTING", lost: "CONNECTION LOST" };

export function showHeader() {
  view(header, ["ticker", "symbol", "session", "connection", "controls", "instruments", "statistics"], drawHeader, MARKET_PAUSE);
  view(banner, ["connection", "controls", "ticker", "symbol"], drawBanner, MARKET_PAUSE);
}

function drawHeader() {
  const ticker = state.tickers.get(state.symbol);
  render(
    html`
      ${state.symbol ? quote(ticker) : nothing}
      <div class="badges">${badges(ticker)}</div>
      <div class="tools">
        <span class="account" title="Account">${state.session?.accountId ?? ""}</span>
        <button class="quiet" @click=${switchTheme} title="Light or dark (t)" aria-label="Light or dark">◐</button>
        <button class="quiet" @click=${openShortcuts} title="Shortcuts (?)" aria-label="Keyboard shortcuts">?</button>
        <button class="quiet wide" @click=${logOut}>Log out</button>
        ${killButton()}
      </div>`,
    header,
  );
}

function quote(ticker) {
  const day = state.statistics.get(state.symbol);
  return html`
    <div class="quote">
      <h2>${state.symbol}</h2>
      <b class="last ${direction(day?.change)}">${price(ticker?.lastPrice)}</b>
      <span class=${direction(day?.change)}>${day ? `${signed(day.changePercent)} %` : ""}</span>
      <dl>
        <div><dt>24 h high</dt><dd>${price(day?.high)}</dd></div>
        <div><dt>24 h low</dt><dd>${price(day?.low)}</dd></div>
        <div><dt>24 h volume</dt><dd>${day?.quoteVolume ? amount(day.quoteVolume, 0) : "–"}</dd></div>
      </dl>
    </div>`;
}

function badges(ticker) {
  const { phase } = state.connection;
  const kind = state.source?.kind;
  return html`
    <span id="connection" class="badge ${phase === "open" ? "calm" : "bad"}">${CONNECTION[phase]}</span>
    ${kind
      ? html`<span id="source" class="badge ${kind === "live" ? "calm" : "warn"}" title=${state.source.name}>
          ${kind === "live" ? `LIVE ${state.source.name}` : kind.toUpperCase()}
        </span>`
      : nothing}
    ${ticker?.stale ? html`<span id="stale" class="badge bad">STALE</span>` : nothing}
    ${state.trading.account === "ACTIVE" && state.trading.everybody === "ACTIVE"
      ? nothing
      : html`<span id="trading-state" class="badge bad">${isHalted() ? "TRADING HALTED" : "REDUCING ONLY"}</span>`}`;
}

function killButton() {
  return isEngaged()
    ? html`<button id="kill" class="danger" @click=${askToRelease}>Release kill switch</button>`
    : html`<button id="kill" class="danger" @click=${askToKill} title="Kill switch (Shift+K)">Kill switch</button>`;
}

function isEngaged() {
  return state.killSwitch && state.killSwitch.status !== "RELEASED";
}

function drawBanner() {
  const told = [];
  if (state.session && state.connection.phase !== "open") {
    told.push("The connection is lost. Prices and orders on this page are not current; trying again.");
  }
  if (isEngaged()) {
    const { status, openOrders, reason } = state.killSwitch;
    const rest = status === "DONE" ? "all orders are canceled" : `${openOrders} orders are still open`;
    told.push(`The kill switch is engaged: nobody trades, ${rest}. ${reason ?? ""}`);
  } else if (isHalted()) {
    told.push("Trading is halted.");
  }
  if (state.tickers.get(state.symbol)?.stale) {
    told.push(`The prices of ${state.symbol} are stale: nothing fresh arrives.`);
  }
  document.body.classList.toggle("disconnected", Boolean(state.session) && state.connection.phase !== "open");
  render(
    told.map((line) => html`<p>${line}</p>`),
    banner,
  );
}
