// Light or dark: what the system prefers, until the trader says otherwise.
import { redraw } from "../core/frames.js";

const STORED = "theme";
const root = document.documentElement;

apply(localStorage.getItem(STORED));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", announce);

export function switchTheme() {
  const theme = isDark() ? "light" : "dark";
  localStorage.setItem(STORED, theme);
  apply(theme);
}

function isDark() {
  return (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

function apply(theme) {
  if (theme) {
    root.dataset.theme = theme;
  }
  announce();
}

/** The chart paints with colors of its own, which it reads anew. */
function announce() {
  dispatchEvent(new Event("theme"));
  redraw();
}
