"use strict";

const COLUMN = 1180 / 24;
const ROW = 33;
const GAP = 6;
const COLORS = { green: "#37872d", orange: "#d9730d", red: "#c4162a", blue: "#1f60c4", text: "#3d414a" };
const LINES = ["#73bf69", "#f2cc0c", "#8ab8ff", "#ff780a", "#f2495c", "#b877d9", "#37bdb5", "#ffa6b0", "#a0a4b0", "#c0d8ff"];

/** Makes an element of HTML. */
function html(name, className, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/** What Grafana calls a series: the legend's format with its labels, all labels where there is none. */
function nameOf(format, labels) {
  if (format) {
    return format.replaceAll(/\{\{(\w+)\}\}/g, (_, label) => labels[label] ?? "").trim();
  }
  return Object.entries(labels).map(([key, value]) => `${key}="${value}"`).join(", ");
}

/** The series of all queries of a panel. */
function seriesOf({ targets }, results) {
  return results
    .flatMap((result, i) =>
      result.map(({ metric, values }) => ({
        name: nameOf(targets[i].legendFormat, metric),
        points: values.map(([seconds, number]) => [seconds, Number(number)]),
      })),
    )
    .map((one, i) => ({ ...one, color: LINES[i % LINES.length] }));
}

/** A number, or a name, on the color that its mapping or the thresholds give it. */
function drawStat(section, panel, series) {
  const { thresholds, mappings = [] } = panel.fieldConfig.defaults;
  const tiles = series.map(({ name, points }) => {
    const number = points.at(-1)[1];
    const mapped = mappings[0]?.options[number];
    const step = thresholds.steps.filter(({ value }) => value === null || number >= value).at(-1);
    const text = panel.options.textMode === "name" ? name : (mapped?.text ?? shown(panel.fieldConfig.defaults, number));
    return { text, color: COLORS[mapped?.color ?? step.color] };
  });
  const value = html("div", "value", tiles.map(({ text }) => text).join(" · "));
  value.style.fontSize = `${Math.min(38, 240 / value.textContent.length)}px`;
  section.style.background = tiles[0].color;
  section.append(value);
}

/** Lines with their names below. */
function drawLines(section, panel, series, time) {
  const plot = html("div", "plot");
  const legend = html("div", "legend");
  for (const { name, color } of series) {
    const entry = html("span", "", name || "Value");
    const bar = html("i", "");
    bar.style.background = color;
    entry.prepend(bar);
    legend.append(entry);
  }
  section.append(plot, legend);
  const { custom, ...defaults } = panel.fieldConfig.defaults;
  const steps = custom.thresholdsStyle ? defaults.thresholds.steps : [];
  drawGraph(plot, series, { ...defaults, thresholds: steps.map((one) => ({ ...one, color: "#f2495c" })) }, time);
}

/** Draws a dashboard from its file and from what Prometheus answered, by the number of the panel; gives its height. */
function draw(dashboard, answers, time) {
  const utc = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
  const header = html("header", "");
  header.append(html("b", "", dashboard.title), html("span", "", dashboard.description));
  header.append(html("span", "time", `${utc(time.from)} to ${utc(time.to).slice(11)} UTC`));
  const main = html("main", "");
  document.body.replaceChildren(header, main);
  for (const panel of dashboard.panels) {
    const { x, y, w, h } = panel.gridPos;
    const section = html("section", panel.type);
    const place = { left: x * COLUMN, top: y * ROW, width: w * COLUMN - GAP, height: h * ROW - GAP };
    Object.entries(place).forEach(([key, pixels]) => (section.style[key] = `${pixels}px`));
    section.append(html("h2", "", panel.title));
    main.append(section);
    if (panel.type === "stat") {
      drawStat(section, panel, seriesOf(panel, answers[panel.id]));
    } else if (panel.type === "timeseries") {
      drawLines(section, panel, seriesOf(panel, answers[panel.id]), time);
    }
  }
  main.style.height = `${Math.max(...dashboard.panels.map(({ gridPos: { y, h } }) => y + h)) * ROW - GAP}px`;
  return Math.ceil(document.body.getBoundingClientRect().height);
}
