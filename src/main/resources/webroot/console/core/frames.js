// Draws what changed: no view twice in one animation frame, nor more often than it asked for.

/** Between two drawings of what the market moves, in milliseconds. */
export const MARKET_PAUSE = 250;

const views = [];
let frame = 0;
let timer = 0;

/** Draws now, and again whenever one of the topics changed, at most once per `pause` milliseconds on average. */
export function view(element, topics, draw, pause = 0) {
  views.push({ element, topics: new Set(topics), draw, pause, dirty: true, drawnAt: -Infinity });
  request();
}

/** Something of this topic changed. Cheap: may be called for every message. */
export function changed(topic) {
  for (const shown of views) {
    if (!shown.dirty && shown.topics.has(topic)) {
      shown.dirty = true;
      request();
    }
  }
}

/** Draws everything again, such as after something hidden came up. */
export function redraw() {
  for (const shown of views) {
    shown.dirty = true;
    shown.drawnAt = -Infinity;
  }
  request();
}

function request() {
  if (!frame) {
    frame = requestAnimationFrame(drawDirty);
  }
}

/** Views of the same pause are due at the same time: the browser paints once for all of them. */
function dueAfter({ drawnAt, pause }) {
  return pause ? (Math.floor(drawnAt / pause) + 1) * pause : drawnAt;
}

function drawDirty(now) {
  frame = 0;
  let next = Infinity;
  for (const shown of views) {
    if (!shown.dirty || shown.element.closest("[hidden]")) {
      continue;
    }
    const due = dueAfter(shown);
    if (now < due) {
      next = Math.min(next, due);
      continue;
    }
    shown.dirty = false;
    shown.drawnAt = now;
    shown.draw();
  }
  if (next < Infinity) {
    clearTimeout(timer);
    timer = setTimeout(request, next - now);
  }
}
