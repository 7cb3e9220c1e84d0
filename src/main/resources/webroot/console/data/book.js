// The book of the selected symbol: a whole one, then changes that fit on each other.
import { compare, sign } from "../core/decimal.js";
import { changed } from "../core/frames.js";
import { state } from "../core/state.js";

/** @param again asks for the whole book, when a change is missing */
export function bookListener(again) {
  let sequence = null;
  return {
    message(told) {
      if (told.symbol !== state.symbol) {
        return;
      }
      if (told.snapshot) {
        state.book = { bids: levels(told.bids), asks: levels(told.asks), stale: told.stale };
      } else if (told.previousSequence === sequence) {
        merge(state.book.bids, told.bids, -1);
        merge(state.book.asks, told.asks, 1);
        state.book.stale = told.stale;
      } else {
        sequence = null;
        again();
        return;
      }
      sequence = told.sequence;
      changed("book");
    },
  };
}

function levels(side) {
  return side.map(({ price, quantity }) => [price, quantity]);
}

/** Best first: `order` is 1 where lower prices are better, -1 where higher ones are. */
function merge(side, changes, order) {
  for (const { price, quantity } of changes) {
    const place = placeOf(side, price, order);
    const known = side[place]?.[0] === price;
    if (sign(quantity) === 0) {
      side.splice(place, known ? 1 : 0);
    } else {
      side.splice(place, known ? 1 : 0, [price, quantity]);
    }
  }
}

function placeOf(side, price, order) {
  let low = 0;
  let high = side.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(side[middle][0], price) * order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
