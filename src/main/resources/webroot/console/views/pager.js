// The buttons between the pages of a list.
import { html, nothing } from "../lib/lit-html.js";

/** Nothing while everything fits on one page. */
export function pager(pages) {
  return pages.number === 1 && !pages.hasOlder
    ? nothing
    : html`<nav class="pager" aria-label="Pages">
        <button name="newer" title="Shortcut [" ?disabled=${pages.number === 1} @click=${() => pages.turn(-1)}>Newer</button>
        <span>Page ${pages.number}</span>
        <button name="older" title="Shortcut ]" ?disabled=${!pages.hasOlder} @click=${() => pages.turn(1)}>Older</button>
      </nav>`;
}
