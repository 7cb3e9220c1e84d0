// The market: all tickers, and of the selected symbol its book, prints and candles.
import { get } from "../core/api.js";
import { changed } from "../core/frames.js";
import { state } from "../core/state.js";
import { bookListener } from "./book.js";

const STATISTICS_PAUSE_MILLIS = 10_000;
const SHOWN_PRINTS = 60;
const CANDLES = 300;
const INDICATOR_PARAMETERS = { EMA: { period: 20 }, SMA: { period: 20 }, VWAP: { period: 20 }, BOLLINGER: { period: 20 } };

export const INDICATORS = Object.keys(INDICATOR_PARAMETERS);

let bridge;
let followed = [];

/** Loads the instruments and follows all their tickers. */
export async function startMarket(connected) {
  bridge = connected;
  const { source, instruments } = await get("/instruments");
  state.source = source;
  state.instruments = new Map(instruments.map((rules) => [rules.symbol, rules]));
  changed("instruments");
  for (const { symbol } of instruments) {
    bridge.listen(`market.ticker.${symbol}`, { message: takeTicker });
  }
  loadStatistics();
  setInterval(loadStatistics, STATISTICS_PAUSE_MILLIS);
  const wanted = sessionStorage.getItem("symbol");
  select(state.instruments.has(wanted) ? wanted : (favorite() ?? instruments[0].symbol));
}

function favorite() {
  return ["BTC-USDT", "ETH-USDT"].find((symbol) => state.instruments.has(symbol));
}

function takeTicker(ticker) {
  state.tickers.set(ticker.symbol, ticker);
  changed("tickers");
  if (ticker.symbol === state.symbol) {
    changed("ticker");
  }
}

/** They are no part of the stream, since they change with every minute that passes. */
async function loadStatistics() {
  const loaded = await get("/market/tickers").catch(() => null);
  if (loaded) {
    state.statistics = new Map(loaded.tickers.map(({ symbol, statistics }) => [symbol, statistics]));
    changed("statistics");
    changed("tickers");
  }
}

/** Makes a symbol the one that chart, book, prints and ticket show. */
export function select(symbol) {
  if (symbol === state.symbol || !state.instruments.has(symbol)) {
    return;
  }
  state.symbol = symbol;
  sessionStorage.setItem("symbol", symbol);
  state.book = { bids: [], asks: [], stale: true };
  state.trades = [];
  follow();
  changed("symbol");
}

export function showInterval(interval) {
  if (interval !== state.interval) {
    state.interval = interval;
    follow();
    changed("chart-options");
  }
}

export function showIndicator(indicator) {
  state.indicator = indicator;
  changed("chart-options");
  loadIndicator();
}

function follow() {
  const { symbol, interval } = state;
  state.candles = [];
  state.indicatorPoints = [];
  changed("candles");
  const wanted = new Map([
    [`market.book.${symbol}`, bookListener(() => bridge.again(`market.book.${symbol}`))],
    [`market.trade.${symbol}`, { message: takePrints }],
    [`market.candle.${symbol}.${interval}`, { message: takeCandle, confirmed: loadCandles }],
  ]);
  followed.filter((address) => !wanted.has(address)).forEach((address) => bridge.forget(address));
  for (const [address, listener] of wanted) {
    if (!followed.includes(address)) {
      bridge.listen(address, listener);
    }
  }
  followed = [...wanted.keys()];
}

function takePrints({ symbol, snapshot, trades }) {
  if (symbol === state.symbol) {
    state.trades = (snapshot ? trades : [...trades].concat(state.trades)).slice(0, SHOWN_PRINTS);
    changed("trades");
  }
}

function takeCandle(candle) {
  if (candle.symbol !== state.symbol || candle.interval !== state.interval) {
    return;
  }
  const { candles } = state;
  const place = candles.findLastIndex((known) => known.openTime <= candle.openTime);
  if (candles[place]?.openTime === candle.openTime) {
    candles[place] = candle;
  } else {
    candles.splice(place + 1, 0, candle);
  }
  changed("candles");
  if (candle.closed) {
    loadIndicator();
  }
}

/** What was before; called whenever the candles begin to be followed, after a lost connection too. */
async function loadCandles() {
  const { symbol, interval } = state;
  const loaded = await get(`/market/candles/${symbol}`, { interval, limit: CANDLES }).catch(() => null);
  if (loaded && symbol === state.symbol && interval === state.interval) {
    const newest = loaded.candles.at(-1)?.openTime ?? "";
    state.candles = [...loaded.candles, ...state.candles.filter((candle) => candle.openTime > newest)];
    changed("candles");
    await loadIndicator();
  }
}

async function loadIndicator() {
  const { symbol, interval, indicator } = state;
  const parameters = INDICATOR_PARAMETERS[indicator];
  const loaded = parameters
    ? await get(`/market/indicators/${symbol}`, { interval, indicator, ...parameters, limit: CANDLES }).catch(() => null)
    : { points: [] };
  if (loaded && symbol === state.symbol && interval === state.interval && indicator === state.indicator) {
    state.indicatorPoints = loaded.points;
    changed("candles");
  }
}
