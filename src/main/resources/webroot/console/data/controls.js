// Whether trading is allowed: the kill switch and the trading states, asked for every few seconds.
import { get, post, remove } from "../core/api.js";
import { changed } from "../core/frames.js";
import { state } from "../core/state.js";

const PAUSE_MILLIS = 4_000;

export function startControls() {
  look();
  setInterval(look, PAUSE_MILLIS);
}

export async function engage(reason) {
  state.killSwitch = await post("/admin/kill-switch", { reason });
  await look();
}

export async function release() {
  state.killSwitch = await remove("/admin/kill-switch");
  await look();
}

export async function look() {
  const [limits, killSwitch] = await Promise.all([
    get("/account/limits").catch(() => null),
    get("/admin/kill-switch").catch((problem) => (problem.status === 403 ? null : state.killSwitch)),
  ]);
  if (limits) {
    state.trading = { account: limits.tradingState, everybody: limits.globalTradingState };
  }
  state.killSwitch = killSwitch;
  changed("controls");
}

export function isHalted() {
  return state.trading.account === "HALTED" || state.trading.everybody === "HALTED";
}
