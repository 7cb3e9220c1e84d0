// What the page knows. Modules below data/ write it and say `changed(topic)`; views only read it.

export const INTERVALS = ["1m", "5m", "15m", "1h", "4h", "1d"];

export const state = {
  /** Of the key that logged in: `{ key, accountId }`; null before. */
  session: null,
  /** `{ phase: "connecting" | "open" | "lost", retryAt }` */
  connection: { phase: "connecting", retryAt: 0 },
  /** `{ kind, name }` of the market's source. */
  source: null,
  instruments: new Map(),
  symbol: "",
  interval: "1m",
  indicator: "EMA",
  tickers: new Map(),
  /** Of 24 hours, by symbol. */
  statistics: new Map(),
  /** Of the selected symbol: `{ bids, asks: [[price, quantity]], stale }`, best first. */
  book: { bids: [], asks: [], stale: true },
  trades: [],
  candles: [],
  indicatorPoints: [],
  orders: new Map(),
  closedOrders: new Map(),
  fills: new Map(),
  balances: new Map(),
  positions: new Map(),
  /** `{ status, reason, openOrders }`, or null where the key may not see it. */
  killSwitch: null,
  /** What `GET /account/limits` says of trading: `{ account, everybody }`. */
  trading: { account: "ACTIVE", everybody: "ACTIVE" },
};

/** The rules of the selected symbol; undefined before the instruments are known. */
export function instrument(symbol = state.symbol) {
  return state.instruments.get(symbol);
}
