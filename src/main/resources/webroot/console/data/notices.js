// Short messages at the edge of the screen.
import { changed } from "../core/frames.js";

const SHOWN_MILLIS = 6_000;
const MOST = 4;

export const notices = [];
let numbers = 0;

/** @param kind "good", "bad" or "calm"; @param stays until it is put away by hand */
export function notice(kind, text, stays = false) {
  const told = { id: ++numbers, kind, text };
  notices.push(told);
  notices.splice(0, notices.length - MOST);
  changed("notices");
  if (!stays) {
    setTimeout(() => putAway(told.id), kind === "bad" ? 2 * SHOWN_MILLIS : SHOWN_MILLIS);
  }
}

export function putAway(id) {
  const place = notices.findIndex((told) => told.id === id);
  if (place >= 0) {
    notices.splice(place, 1);
    changed("notices");
  }
}
