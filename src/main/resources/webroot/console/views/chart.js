// The candle chart with an indicator and the account's own fills. Drag or arrow keys move it, the wheel or + and - zoom.
import { html, render } from "../lib/lit-html.js";
import { placesOf } from "../core/decimal.js";
import { price, quantity } from "../core/format.js";
import { MARKET_PAUSE, changed, view } from "../core/frames.js";
import { INTERVALS, instrument, state } from "../core/state.js";
import { INDICATORS, showIndicator, showInterval } from "../data/market.js";
import { CandleCanvas } from "./candle-canvas.js";

const LINES = ["value", "middle", "upper", "lower"];
const MOVE_PAUSE = 30;
const element = document.getElementById("chart");
const canvas = document.createElement("canvas");
const bar = document.createElement("div");
let chart;

export function showChart() {
  bar.className = "toolbar";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  const stage = document.createElement("div");
  stage.className = "stage";
  stage.append(canvas);
  element.append(bar, stage);
  chart = new CandleCanvas(canvas, () => changed("chart"));
  new ResizeObserver(() => changed("chart")).observe(stage);
  addEventListener("theme", () => chart.readColors());
  view(bar, ["chart-options", "chart", "symbol", "candles"], drawBar, MARKET_PAUSE);
  view(canvas, ["candles", "fills", "symbol"], drawChart, MARKET_PAUSE);
  view(canvas, ["chart"], drawChart, MOVE_PAUSE);
}

function drawBar() {
  const candle = chart.candleUnderPointer() ?? state.candles.at(-1);
  render(
    html`
      <h2>${state.symbol || "Chart"}</h2>
      <div class="switch small" role="group" aria-label="Interval">
        ${INTERVALS.map(
          (interval) => html`<button aria-pressed=${interval === state.interval} @click=${() => showInterval(interval)}>${interval}</button>`,
        )}
      </div>
      <label class="inline"><span class="hidden">Indicator</span>
        <select name="indicator" @change=${(event) => showIndicator(event.target.value)}>
          ${["none", ...INDICATORS].map(
            (name) => html`<option value=${name} ?selected=${name === state.indicator}>${name === "none" ? "No indicator" : `${name} 20`}</option>`,
          )}
        </select>
      </label>
      ${candle ? legend(candle) : ""}`,
    bar,
  );
}

function legend({ open, high, low, close, volume }) {
  const kind = Number(close) >= Number(open) ? "up" : "down";
  return html`<span class="legend">
    O <b class=${kind}>${price(open)}</b> H <b class=${kind}>${price(high)}</b> L <b class=${kind}>${price(low)}</b>
    C <b class=${kind}>${price(close)}</b> V <b>${quantity(volume)}</b></span>`;
}

function places() {
  return placesOf(instrument()?.tickSize ?? "0.01");
}

function drawChart() {
  const { candles, indicatorPoints, symbol } = state;
  const newest = candles.at(-1);
  const label = newest ? `${candles.length} candles of ${symbol}, the last one closes at ${price(newest.close)}` : `No candles of ${symbol} yet`;
  if (canvas.getAttribute("aria-label") !== label) {
    canvas.setAttribute("aria-label", label);
  }
  chart.draw({
    candles,
    lines: LINES.map((line) => new Map(indicatorPoints.filter((point) => point[line]).map((point) => [point.openTime, Number(point[line])]))).filter(
      (line) => line.size,
    ),
    fills: [...state.fills.values()].filter((fill) => fill.symbol === symbol),
    priceText: (value) => price(value.toFixed(places())),
  });
}
