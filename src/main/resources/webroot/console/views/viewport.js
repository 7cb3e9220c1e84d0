// Which candles a chart shows, and where the pointer stands.

const NARROWEST = 2;
const WIDEST = 40;

export class Viewport {
  /** Pixels from one candle to the next. */
  step = 9;
  /** Pixels between the newest candle and the price axis. */
  rightGap = 12;
  /** `{ x, y }` on the canvas, null when it is elsewhere. */
  pointer = null;
  /** Candles after the last one that is shown. */
  #later = 0;
  #width = 0;
  #dragged = null;

  constructor(canvas, moved) {
    const then = (act) => (event) => {
      act(event);
      moved();
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.#dragged = { x: event.offsetX, later: this.#later };
    });
    canvas.addEventListener("pointerup", () => (this.#dragged = null));
    canvas.addEventListener("pointermove", then((event) => this.#point(event)));
    canvas.addEventListener("pointerleave", then(() => (this.pointer = null)));
    canvas.addEventListener("wheel", then((event) => this.#wheel(event)), { passive: false });
    canvas.addEventListener("keydown", then((event) => this.#key(event)));
  }

  /** The candles that fit into so many pixels. */
  visible(candles, width) {
    this.#width = width;
    const count = Math.max(1, Math.ceil((width - this.rightGap) / this.step));
    this.#later = Math.max(0, Math.min(this.#later, candles.length - Math.min(count, candles.length)));
    const end = candles.length - this.#later;
    return candles.slice(Math.max(0, end - count), end);
  }

  /** Place of the candle under the pointer among those that are visible; -1 when there is none. */
  placeUnderPointer(count) {
    return this.pointer ? Math.floor(count - (this.#width - this.rightGap - this.pointer.x) / this.step) : -1;
  }

  #point({ offsetX: x, offsetY: y }) {
    this.pointer = { x, y };
    if (this.#dragged) {
      this.#later = Math.max(0, this.#dragged.later + Math.round((x - this.#dragged.x) / this.step));
    }
  }

  #wheel(event) {
    event.preventDefault();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      this.#move(-event.deltaX / this.step);
    } else {
      this.#zoom(event.deltaY < 0 ? 1.12 : 1 / 1.12);
    }
  }

  #key(event) {
    const act = {
      ArrowLeft: () => this.#move(5),
      ArrowRight: () => this.#move(-5),
      "+": () => this.#zoom(1.25),
      "-": () => this.#zoom(0.8),
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  }

  #move(candles) {
    this.#later = Math.max(0, Math.round(this.#later + candles));
  }

  #zoom(factor) {
    this.step = Math.min(WIDEST, Math.max(NARROWEST, this.step * factor));
  }
}
