// The short messages at the edge of the screen.
import { html, render } from "../lib/lit-html.js";
import { view } from "../core/frames.js";
import { notices, putAway } from "../data/notices.js";

const element = document.getElementById("notices");

export function showNotices() {
  view(element, ["notices"], () =>
    render(
      notices.map(
        (told) => html`<p class="notice ${told.kind}">
          <span>${told.text}</span>
          <button class="quiet" aria-label="Put away" @click=${() => putAway(told.id)}>×</button>
        </p>`,
      ),
      element,
    ),
  );
}
