// Lists that are longer than a page. Their first page is live; those behind it are read from the API when asked for.
import { get } from "../core/api.js";
import { changed } from "../core/frames.js";
import { state } from "../core/state.js";
import { notice } from "./notices.js";

export const PAGE = 100;

/** Pages of what is known as a whole, all of them live. */
class LivePages {
  #topic;
  #size;
  number = 1;

  constructor(topic, size) {
    this.#topic = topic;
    this.#size = size;
  }

  get hasOlder() {
    return this.#size() > this.number * PAGE;
  }

  /** The rows of this page; the last one that there is, when rows have gone. */
  of(rows) {
    this.number = Math.max(1, Math.min(this.number, Math.ceil(rows.length / PAGE)));
    return rows.slice((this.number - 1) * PAGE, this.number * PAGE);
  }

  turn(by) {
    if (by < 0 ? this.number > 1 : this.hasOlder) {
      this.number += by;
      changed(this.#topic);
    }
  }
}

/** Pages of what is stored; a cursor stands for each one but the first, so that nothing new shifts them. */
class StoredPages {
  #topic;
  #read;
  #live;
  #cursors = [];
  #rows = [];
  #isBusy = false;
  /** How many rows the first page knew when nothing stood behind it. */
  #complete = 0;
  number = 1;

  /** @param live how many rows the first page knows */
  constructor(topic, path, parameters, list, live) {
    this.#topic = topic;
    this.#live = live;
    this.#read = async (cursor) => {
      const page = await get(path, { ...parameters, limit: PAGE, cursor });
      return { rows: page[list], next: page.next };
    };
  }

  get hasOlder() {
    return this.number === 1 ? this.#live() >= Math.max(PAGE, this.#complete + 1) : Boolean(this.#cursors[this.number + 1]);
  }

  /** The rows of this page, newest first. */
  of(newest) {
    return this.number === 1 ? newest.slice(0, PAGE) : this.#rows;
  }

  async turn(by) {
    if (this.#isBusy || (by < 0 ? this.number === 1 : !this.hasOlder)) {
      return;
    }
    this.#isBusy = true;
    try {
      await this.#open(this.number + by);
    } catch (problem) {
      notice("bad", `The page could not be read: ${problem.message}`);
    }
    this.#isBusy = false;
    changed(this.#topic);
  }

  async #open(number) {
    if (this.number === 1) {
      const known = this.#live();
      this.#cursors[2] = (await this.#read()).next;
      this.#complete = this.#cursors[2] ? 0 : known;
    }
    if (number === 1 || !this.#cursors[number]) {
      this.number = 1;
      return;
    }
    const { rows, next } = await this.#read(this.#cursors[number]);
    this.#cursors[number + 1] = next;
    this.#rows = rows;
    this.number = number;
  }
}

export const openOrderPages = new LivePages("orders", () => state.orders.size);
export const historyPages = new StoredPages("history", "/orders", { status: "closed" }, "orders", () => state.closedOrders.size);
export const fillPages = new StoredPages("fills", "/fills", {}, "fills", () => state.fills.size);
