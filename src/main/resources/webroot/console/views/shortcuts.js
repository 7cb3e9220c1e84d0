// The keyboard: single keys, as long as no field is being filled in. They can be switched off.
import { html, render } from "../lib/lit-html.js";
import { INTERVALS, state } from "../core/state.js";
import { showInterval } from "../data/market.js";
import { openTab, turnPage } from "./blotter.js";
import { askToKill } from "./kill-switch.js";
import { askToCancelAll } from "./orders.js";
import { switchTheme } from "./theme.js";
import { back, begin, chooseType } from "./ticket.js";
import { focusSearch, step } from "./watchlist.js";

const STORED = "shortcuts";
const dialog = document.getElementById("shortcuts");

const SHORTCUTS = [
  ["/", "Search a symbol", focusSearch],
  ["j", "Next symbol", () => step(1)],
  ["k", "Symbol before", () => step(-1)],
  ["b", "Buy: to the ticket", () => begin("BUY")],
  ["s", "Sell: to the ticket", () => begin("SELL")],
  ["o", "To the types of order", chooseType],
  ["Enter", "In the ticket: preview, then place", null],
  ["Escape", "From the preview back to the terms", back],
  ["x", "Cancel all open orders", askToCancelAll],
  ["1", "Open orders", () => openTab("orders")],
  ["2", "History", () => openTab("history")],
  ["3", "Fills", () => openTab("fills")],
  ["4", "Positions", () => openTab("positions")],
  ["5", "Balances", () => openTab("balances")],
  ["6", "Agent", () => openTab("agent")],
  ["[", "Newer page of the list", () => turnPage(-1)],
  ["]", "Older page of the list", () => turnPage(1)],
  ["i", "Next interval of the chart", nextInterval],
  ["t", "Light or dark", switchTheme],
  ["K", "Kill switch", askToKill],
  ["?", "This list", openShortcuts],
];

export function showShortcuts() {
  addEventListener("keydown", press);
}

export function openShortcuts() {
  const isOn = localStorage.getItem(STORED) !== "off";
  render(
    html`
      <h1 id="shortcuts-title">Keyboard</h1>
      <dl class="keys">${SHORTCUTS.map(([key, title]) => html`<div><dt><kbd>${shown(key)}</kbd></dt><dd>${title}</dd></div>`)}</dl>
      <label class="check">
        <input type="checkbox" .checked=${isOn} @change=${(event) => localStorage.setItem(STORED, event.target.checked ? "on" : "off")} />
        Single keys work; Escape always does
      </label>
      <div class="choices">
        <a href="/docs/">The API, for those who build their own console</a>
        <button class="primary" @click=${() => dialog.close()}>Close</button>
      </div>`,
    dialog,
  );
  dialog.showModal();
}

function press(event) {
  const typing = event.target.closest("input, select, textarea, dialog");
  const chord = event.ctrlKey || event.altKey || event.metaKey;
  const isOn = localStorage.getItem(STORED) !== "off";
  if (!state.session || chord || document.querySelector("dialog[open]")) {
    return;
  }
  if (event.key === "Escape") {
    event.target.blur?.();
    back();
    return;
  }
  const [, , act] = SHORTCUTS.find(([key]) => key === event.key) ?? [];
  if (act && isOn && !typing) {
    event.preventDefault();
    act();
  }
}

function nextInterval() {
  showInterval(INTERVALS[(INTERVALS.indexOf(state.interval) + 1) % INTERVALS.length]);
}

function shown(key) {
  return key === "K" ? "Shift+K" : key === "Escape" ? "Esc" : key;
}
