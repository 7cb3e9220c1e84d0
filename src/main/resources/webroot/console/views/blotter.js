// The account in tabs: open orders, history, fills, positions, balances, and the agent.
import { html, render } from "../lib/lit-html.js";
import { redraw, view } from "../core/frames.js";
import { state } from "../core/state.js";
import { showAgent } from "./agent.js";
import { showBalances } from "./balances.js";
import { showFills } from "./fills.js";
import { showHistory } from "./history.js";
import { showOrders } from "./orders.js";
import { fillPages, historyPages, openOrderPages } from "../data/pages.js";
import { openPane } from "./panes.js";
import { showPositions } from "./positions.js";

const TABS = {
  orders: { title: "Open orders", show: showOrders, pages: openOrderPages },
  history: { title: "History", show: showHistory, pages: historyPages },
  fills: { title: "Fills", show: showFills, pages: fillPages },
  positions: { title: "Positions", show: showPositions },
  balances: { title: "Balances", show: showBalances },
  agent: { title: "Agent", show: showAgent },
};
const NAMES = Object.keys(TABS);
const element = document.getElementById("blotter");
const tabs = document.createElement("div");
let open = "orders";

export function showBlotter() {
  tabs.className = "tabs";
  tabs.role = "tablist";
  tabs.ariaLabel = "Account";
  element.append(tabs, ...NAMES.map(panel));
  view(tabs, ["orders", "positions", "tabs"], draw, 100);
  NAMES.forEach((name) => TABS[name].show(document.getElementById(`panel-${name}`)));
  openTab(open, false);
}

function panel(name) {
  const made = document.createElement("div");
  Object.assign(made, { id: `panel-${name}`, className: "scroll", role: "tabpanel", tabIndex: 0, hidden: true });
  made.setAttribute("aria-labelledby", `tab-${name}`);
  return made;
}

/** Brings up a tab, and on a phone the pane that it stands in. */
export function openTab(name, andPane = true) {
  open = name;
  NAMES.forEach((each) => (document.getElementById(`panel-${each}`).hidden = each !== name));
  if (andPane) {
    openPane("account");
  }
  redraw();
}

/** The next page of the open tab, or with -1 the one before. */
export function turnPage(by) {
  TABS[open].pages?.turn(by);
}

function draw() {
  render(
    NAMES.map(
      (name, place) => html`
        <button role="tab" id=${`tab-${name}`} aria-controls=${`panel-${name}`} aria-selected=${name === open}
          tabindex=${name === open ? 0 : -1} title=${`Shortcut ${place + 1}`} @click=${() => openTab(name)} @keydown=${move}>
          ${TABS[name].title}${name === "orders" && state.orders.size ? ` (${state.orders.size})` : ""}
        </button>`,
    ),
    tabs,
  );
}

function move(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by) {
    event.stopPropagation();
    openTab(NAMES[(NAMES.indexOf(open) + by + NAMES.length) % NAMES.length]);
    requestAnimationFrame(() => document.getElementById(`tab-${open}`).focus());
  }
}
