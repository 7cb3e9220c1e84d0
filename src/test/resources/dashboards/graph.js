"use strict";

const LEFT = 62;
const BOTTOM = 18;
const TOP = 6;

/** Makes an element of SVG. */
function svg(name, attributes, text = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.textContent = text;
  return element;
}

/** Stretches of points between which nothing is missing. */
function stretches(points, step) {
  const all = [];
  let before = -Infinity;
  for (const point of points.filter(([, number]) => Number.isFinite(number))) {
    if (point[0] - before > step * 1.5) {
      all.push([]);
    }
    all.at(-1).push(point);
    before = point[0];
  }
  return all;
}

/** Smallest and largest number that the axis has to reach. */
function bounds(series, min) {
  const numbers = series.flatMap(({ points }) => points.map(([, number]) => number)).filter(Number.isFinite);
  const least = Math.min(min ?? Infinity, ...numbers);
  const most = Math.max(least, ...numbers);
  return most > least ? [least, most] : [least, least + 1];
}

/** Draws lines over time into `plot`, which has its size; `series` have `color` and `points` of seconds and numbers. */
function drawGraph(plot, series, { unit, min, thresholds }, { from, to, step }) {
  const width = plot.clientWidth;
  const height = plot.clientHeight;
  const picture = svg("svg", { width, height });
  const ticks = ticksOf(unit, ...bounds(series, min));
  const [lowest, highest] = [ticks[0][0], ticks.at(-1)[0]];
  const x = (seconds) => LEFT + ((seconds - from) / (to - from)) * (width - LEFT - 4);
  const y = (number) => TOP + ((highest - number) / (highest - lowest)) * (height - TOP - BOTTOM);

  for (const [number, name] of ticks) {
    picture.append(svg("line", { class: "grid", x1: LEFT, x2: width - 4, y1: y(number), y2: y(number) }));
    picture.append(svg("text", { x: LEFT - 6, y: y(number) + 3, "text-anchor": "end" }, name));
  }
  for (let at = Math.ceil(from / 30) * 30; x(at) <= width - 26; at += 30) {
    picture.append(svg("line", { class: "grid", x1: x(at), x2: x(at), y1: TOP, y2: height - BOTTOM }));
    const time = new Date(at * 1000).toISOString().slice(11, 19);
    picture.append(svg("text", { x: x(at), y: height - 4, "text-anchor": "middle" }, time));
  }
  for (const { color, points } of series) {
    for (const stretch of stretches(points, step)) {
      const line = stretch.map(([seconds, number]) => `${x(seconds).toFixed(1)},${y(number).toFixed(1)}`);
      const ground = y(Math.max(lowest, 0)).toFixed(1);
      const area = [`${x(stretch[0][0])},${ground}`, ...line, `${x(stretch.at(-1)[0])},${ground}`];
      picture.append(svg("polygon", { points: area.join(" "), fill: color, "fill-opacity": 0.1 }));
      picture.append(svg("polyline", { points: line.join(" "), fill: "none", stroke: color, "stroke-width": 1.3 }));
    }
  }
  for (const { value, color } of thresholds.filter((one) => one.value > lowest && one.value <= highest)) {
    const place = { x1: LEFT, x2: width - 4, y1: y(value), y2: y(value) };
    picture.append(svg("line", { ...place, stroke: color, "stroke-dasharray": "6 4" }));
  }
  plot.append(picture);
}
