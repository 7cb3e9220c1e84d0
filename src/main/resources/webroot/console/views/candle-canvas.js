// Draws candles, volumes, lines and fills on a canvas. Floating-point numbers are fine here: they only place pixels.
import { Viewport } from "./viewport.js";

const AXIS_WIDTH = 74;
const AXIS_HEIGHT = 22;
const VOLUME_SHARE = 0.16;
const TAG_HEIGHT = 18;
const FONT = "11px system-ui, sans-serif";
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "short" });

export class CandleCanvas {
  #canvas;
  #context;
  #viewport;
  #colors;
  #shown = [];

  /** @param moved called when the trader moved, zoomed or pointed */
  constructor(canvas, moved) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d", { alpha: false });
    this.#viewport = new Viewport(canvas, moved);
    this.readColors();
  }

  /** The colors of the theme that holds now. */
  readColors() {
    const style = getComputedStyle(this.#canvas);
    const names = ["panel", "line", "text", "muted", "up", "down", "accent", "accent-2"];
    this.#colors = Object.fromEntries(names.map((name) => [name, resolved(style.getPropertyValue(`--${name}`))]));
  }

  candleUnderPointer() {
    const place = this.#viewport.placeUnderPointer(this.#shown.length);
    return this.#shown[place];
  }

  /** @param told `{ candles, lines: [Map of openTime to number], fills, priceText }` */
  draw({ candles, lines, fills, priceText }) {
    const { width, height } = this.#fit();
    const c = this.#context;
    c.fillStyle = this.#colors.panel;
    c.fillRect(0, 0, width, height);
    c.font = FONT;
    this.#shown = this.#viewport.visible(candles, width - AXIS_WIDTH);
    const shown = this.#shown;
    if (!shown.length) {
      c.fillStyle = this.#colors.muted;
      c.fillText("Waiting for candles", 16, 28);
      return;
    }
    const plot = this.#plot(shown, lines, width, height);
    this.#prices(plot, priceText, plot.y(Number(candles.at(-1).close)));
    this.#times(plot, shown);
    this.#candles(plot, shown);
    lines.forEach((line, place) => this.#line(plot, shown, line, place ? this.#colors["accent-2"] : this.#colors.accent));
    this.#fills(plot, shown, fills);
    this.#lastPrice(plot, candles.at(-1), priceText);
    this.#crosshair(plot, priceText);
  }

  #fit() {
    const { clientWidth: width, clientHeight: height } = this.#canvas.parentElement;
    const ratio = devicePixelRatio;
    if (this.#canvas.width !== Math.round(width * ratio) || this.#canvas.height !== Math.round(height * ratio)) {
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
    }
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return { width, height };
  }

  #plot(shown, lines, width, height) {
    const values = shown.flatMap(({ openTime, high, low }) => [
      Number(high),
      Number(low),
      ...lines.map((line) => line.get(openTime)).filter((value) => value !== undefined),
    ]);
    const [highest, lowest] = [Math.max(...values), Math.min(...values)];
    const margin = (highest - lowest || highest * 0.001) * 0.08;
    const [top, bottom] = [highest + margin, lowest - margin];
    const right = width - AXIS_WIDTH;
    const floor = height - AXIS_HEIGHT;
    const step = this.#viewport.step;
    const body = floor * (1 - VOLUME_SHARE);
    return {
      right,
      floor,
      width,
      step,
      top,
      bottom,
      x: (place) => right - (shown.length - place - 0.5) * step - this.#viewport.rightGap,
      y: (value) => ((top - value) / (top - bottom)) * body,
      value: (y) => top - (y / body) * (top - bottom),
    };
  }

  /** @param tag where the last price stands on the axis; nothing else is written there */
  #prices({ top, bottom, y, right }, priceText, tag) {
    const c = this.#context;
    const rough = (top - bottom) / 6;
    const unit = 10 ** Math.floor(Math.log10(rough));
    const step = unit * [1, 2, 5, 10].find((times) => unit * times >= rough);
    for (let value = Math.ceil(bottom / step) * step; value < top; value += step) {
      const at = Math.round(y(value)) + 0.5;
      this.#stroke(this.#colors.line, [[0, at], [right, at]]);
      if (Math.abs(at - tag) > TAG_HEIGHT) {
        c.fillStyle = this.#colors.muted;
        c.fillText(priceText(value), right + 6, at + 4);
      }
    }
    this.#stroke(this.#colors.line, [[right + 0.5, 0], [right + 0.5, this.#canvas.clientHeight]]);
  }

  #times({ x, floor, step }, shown) {
    const every = Math.max(1, Math.round(90 / step));
    const isDay = new Date(shown[0].closeTime) - new Date(shown[0].openTime) >= 86_400_000;
    shown.forEach(({ openTime }, place) => {
      const at = new Date(openTime);
      if (place % every === Math.floor(every / 2)) {
        this.#context.fillStyle = this.#colors.muted;
        this.#context.fillText((isDay ? DAY : CLOCK).format(at), x(place) - 14, floor + 15);
      }
    });
  }

  #candles({ x, y, floor, step }, shown) {
    const c = this.#context;
    const most = Math.max(...shown.map(({ volume }) => Number(volume))) || 1;
    const wide = Math.max(1, Math.floor(step * 0.7));
    shown.forEach(({ open, high, low, close, volume }, place) => {
      const middle = Math.round(x(place));
      const left = middle - Math.floor(wide / 2);
      const tall = (Number(volume) / most) * floor * (VOLUME_SHARE - 0.02);
      c.fillStyle = Number(close) >= Number(open) ? this.#colors.up : this.#colors.down;
      c.globalAlpha = 0.35;
      c.fillRect(left, floor - tall, wide, tall);
      c.globalAlpha = 1;
      c.fillRect(middle - 0.5, y(Number(high)), 1, Math.max(1, y(Number(low)) - y(Number(high))));
      const upper = y(Math.max(Number(open), Number(close)));
      c.fillRect(left, upper, wide, Math.max(1, y(Math.min(Number(open), Number(close))) - upper));
    });
  }

  #line({ x, y }, shown, line, color) {
    const points = shown.map(({ openTime }, place) => [x(place), line.get(openTime)]).filter(([, value]) => value !== undefined);
    this.#stroke(color, points.map(([at, value]) => [at, y(value)]), 1.5);
  }

  /** A triangle below for a buy, above for a sell, at the candle of the fill. */
  #fills({ x, y }, shown, fills) {
    const c = this.#context;
    for (const { occurredAt, lastPrice, side } of fills) {
      const at = new Date(occurredAt);
      const place = shown.findIndex(({ openTime, closeTime }) => at >= new Date(openTime) && at < new Date(closeTime));
      if (place < 0) {
        continue;
      }
      const [middle, level, turn] = [x(place), y(Number(lastPrice)), side === "BUY" ? 1 : -1];
      c.beginPath();
      c.moveTo(middle, level + turn * 2);
      c.lineTo(middle - 6, level + turn * 12);
      c.lineTo(middle + 6, level + turn * 12);
      c.closePath();
      c.fillStyle = side === "BUY" ? this.#colors.up : this.#colors.down;
      c.strokeStyle = this.#colors.panel;
      c.lineWidth = 2;
      c.stroke();
      c.fill();
    }
  }

  #lastPrice({ y, right, width }, newest, priceText) {
    const at = y(Number(newest.close));
    const color = Number(newest.close) >= Number(newest.open) ? this.#colors.up : this.#colors.down;
    this.#context.setLineDash([2, 3]);
    this.#stroke(color, [[0, at], [right, at]]);
    this.#context.setLineDash([]);
    this.#tag(priceText(Number(newest.close)), right, width, at, color);
  }

  #crosshair({ right, floor, width, value }, priceText) {
    const pointer = this.#viewport.pointer;
    if (pointer && pointer.x < right && pointer.y < floor) {
      this.#context.setLineDash([4, 4]);
      this.#stroke(this.#colors.muted, [[pointer.x, 0], [pointer.x, floor]]);
      this.#stroke(this.#colors.muted, [[0, pointer.y], [right, pointer.y]]);
      this.#context.setLineDash([]);
      this.#tag(priceText(value(pointer.y)), right, width, pointer.y, this.#colors.muted);
    }
  }

  #tag(text, right, width, at, color) {
    const c = this.#context;
    c.fillStyle = color;
    c.fillRect(right + 1, at - TAG_HEIGHT / 2, width - right - 1, TAG_HEIGHT);
    c.fillStyle = this.#colors.panel;
    c.fillText(text, right + 6, at + 4);
  }

  #stroke(color, points, wide = 1) {
    const c = this.#context;
    c.strokeStyle = color;
    c.lineWidth = wide;
    c.beginPath();
    points.forEach(([x, y], place) => (place ? c.lineTo(x, y) : c.moveTo(x, y)));
    c.stroke();
  }
}

/** A property may hold `light-dark(a, b)`, which a canvas does not understand: lets an element compute it. */
function resolved(value) {
  const probe = document.createElement("span");
  probe.style.color = value;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
