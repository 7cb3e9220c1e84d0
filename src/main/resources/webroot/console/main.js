// Starts the console: log in, connect, and one view per part of the screen.
import { Problem } from "./core/api.js";
import { Bridge } from "./core/bridge.js";
import { changed } from "./core/frames.js";
import { state } from "./core/state.js";
import { startAccount } from "./data/account.js";
import { startControls } from "./data/controls.js";
import { startMarket } from "./data/market.js";
import { notice } from "./data/notices.js";
import { logIn, rememberedKey } from "./data/session.js";
import { showBlotter } from "./views/blotter.js";
import { showChart } from "./views/chart.js";
import { showDepth } from "./views/depth.js";
import { showHeader } from "./views/header.js";
import { showKillSwitch } from "./views/kill-switch.js";
import { askForKey } from "./views/login.js";
import { showNotices } from "./views/notices.js";
import { showPanes } from "./views/panes.js";
import { showShortcuts } from "./views/shortcuts.js";
import { showTicket } from "./views/ticket.js";
import { showTrades } from "./views/trades.js";
import { showWatchlist } from "./views/watchlist.js";

const RETRY_MILLIS = 2_000;

showHeader();
showNotices();
showPanes();
showWatchlist();
showChart();
showDepth();
showTrades();
showTicket();
showBlotter();
showKillSwitch();
showShortcuts();
await enter();
await connect();

async function enter() {
  const key = rememberedKey();
  while (key && !state.session) {
    try {
      await logIn(key, true);
    } catch (problem) {
      if (!(problem instanceof Problem && problem.passing)) {
        break;
      }
      await new Promise((later) => setTimeout(later, RETRY_MILLIS));
    }
  }
  if (!state.session) {
    await askForKey();
  }
  changed("session");
}

async function connect() {
  const bridge = new Bridge((phase, retryAt) => {
    state.connection = { phase, retryAt };
    changed("connection");
  });
  bridge.connect();
  startAccount(bridge);
  startControls();
  for (;;) {
    try {
      await startMarket(bridge);
      return;
    } catch (problem) {
      notice("bad", `The instruments could not be loaded: ${problem.message}. Trying again.`);
      await new Promise((later) => setTimeout(later, RETRY_MILLIS));
    }
  }
}
