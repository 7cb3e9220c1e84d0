"use strict";

/** Factors and names of the units that the dashboards have, as Grafana shows them. */
const counts = (name) => [[1, name], [1e3, ` K${name}`], [1e6, ` Mil${name}`]];
const UNITS = {
  short: counts(""),
  ops: counts(" ops/s"),
  reqps: counts(" req/s"),
  percentunit: [[0.01, "%"]],
  s: [[1, " s"], [1e-9, " ns"], [1e-6, " µs"], [1e-3, " ms"], [1, " s"], [60, " min"], [3600, " hours"]],
  bytes: [[1, " B"], [1024, " KiB"], [1024 ** 2, " MiB"], [1024 ** 3, " GiB"]],
  Bps: [[1, " B/s"], [1e3, " kB/s"], [1e6, " MB/s"], [1e9, " GB/s"]],
};

/** Factor and name that suit a number: the largest that it reaches, the first where it reaches none. */
function scaleOf(unit, number) {
  return UNITS[unit].filter(([factor]) => factor <= Math.abs(number)).at(-1) ?? UNITS[unit][0];
}

/** A number with so many decimals, or with three digits that count. */
function shown({ unit, decimals }, number) {
  const [factor, name] = scaleOf(unit, number);
  const scaled = number / factor;
  return (decimals === undefined ? Number(scaled.toPrecision(3)) : scaled.toFixed(decimals)) + name;
}

/** Round numbers from `least` to `most` and a little further, about five of them, with their names. */
function ticksOf(unit, least, most) {
  const [factor, name] = scaleOf(unit, Math.max(Math.abs(least), Math.abs(most)));
  const rough = (most - least) / factor / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((times) => times * power >= rough) * power;
  const ticks = [];
  for (let i = Math.floor(least / factor / step); (i - 1) * step * factor < most; i++) {
    ticks.push([i * step * factor, i ? Number((i * step).toPrecision(6)) + name : "0"]);
  }
  return ticks;
}
