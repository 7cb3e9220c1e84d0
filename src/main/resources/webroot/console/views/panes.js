// On a phone one pane is shown at a time.
import { html, render } from "../lib/lit-html.js";
import { redraw } from "../core/frames.js";

const PANES = { markets: "Markets", chart: "Chart", trade: "Trade", account: "Account" };
const element = document.getElementById("panes");

export function showPanes() {
  openPane("chart");
}

/** Brings up a pane; of no effect where all are shown. */
export function openPane(pane) {
  document.body.dataset.pane = pane;
  render(
    Object.entries(PANES).map(
      ([name, title]) => html`<button aria-current=${name === pane ? "page" : "false"} @click=${() => openPane(name)}>
        ${title}
      </button>`,
    ),
    element,
  );
  redraw();
}
