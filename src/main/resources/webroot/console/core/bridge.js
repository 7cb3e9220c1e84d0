// The event-bus bridge over a plain WebSocket: registrations survive a lost connection, and a silent one is noticed.

const PING_MILLIS = 10_000;
const SILENCE_MILLIS = 6_000;
const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 8_000;

export class Bridge {
  #socket = null;
  #registrations = new Map();
  #onPhase;
  #pause = FIRST_PAUSE_MILLIS;
  #heardAt = 0;
  #probedAt = 0;
  #ended = false;

  /** @param onPhase called with "connecting", "open" or "lost" and the time of the next attempt */
  constructor(onPhase) {
    this.#onPhase = onPhase;
    setInterval(() => this.#beat(), PING_MILLIS / 2);
    addEventListener("offline", () => this.#socket?.close());
    addEventListener("online", () => this.#reconnectNow());
  }

  connect() {
    this.#onPhase("connecting", 0);
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/eventbus/websocket`);
    this.#socket = socket;
    socket.onopen = () => this.#opened();
    socket.onmessage = (message) => this.#receive(JSON.parse(message.data));
    socket.onclose = () => socket === this.#socket && this.#lost();
  }

  /**
   * Listens to an address from now on, over every connection that is to come.
   * @param listener `{ message(body), headers(), confirmed(), refused(code) }`; all but the first may be absent
   */
  listen(address, listener) {
    this.#registrations.set(address, listener);
    this.#register(address);
  }

  forget(address) {
    if (this.#registrations.delete(address)) {
      this.#send({ type: "unregister", address });
    }
  }

  /** Begins an address anew, which brings its present. */
  again(address) {
    this.#send({ type: "unregister", address });
    this.#register(address);
  }

  close() {
    this.#ended = true;
    this.#socket?.close();
  }

  #opened() {
    this.#pause = FIRST_PAUSE_MILLIS;
    this.#heardAt = Date.now();
    this.#probedAt = 0;
    this.#onPhase("open", 0);
    for (const address of this.#registrations.keys()) {
      this.#register(address);
    }
  }

  #register(address) {
    const headers = this.#registrations.get(address)?.headers?.();
    this.#send({ type: "register", address, replyAddress: `+${address}`.slice(0, 36), ...(headers && { headers }) });
  }

  #receive(frame) {
    this.#heardAt = Date.now();
    this.#probedAt = 0;
    if (frame.type === "err") {
      this.#registrations.get(frame.address)?.refused?.(frame.body);
    } else if (frame.body?.registered) {
      this.#registrations.get(frame.body.registered)?.confirmed?.();
    } else {
      this.#registrations.get(frame.address)?.message(frame.body);
    }
  }

  /** Pings; when nothing was heard for long, begins one address anew to see whether anybody answers. */
  #beat() {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return;
    }
    this.#send({ type: "ping" });
    const now = Date.now();
    if (this.#probedAt && now - this.#probedAt > SILENCE_MILLIS) {
      const silent = this.#socket;
      silent.onclose = null;
      silent.close();
      this.#lost();
    } else if (now - this.#heardAt > SILENCE_MILLIS && !this.#probedAt) {
      this.#probe(now);
    }
  }

  #probe(now) {
    const market = [...this.#registrations.keys()].find((address) => address.startsWith("market.ticker."));
    if (market) {
      this.#probedAt = now;
      this.again(market);
    }
  }

  #lost() {
    if (this.#ended) {
      return;
    }
    const pause = this.#pause * (0.8 + Math.random() * 0.4);
    this.#pause = Math.min(LONGEST_PAUSE_MILLIS, this.#pause * 2);
    this.#onPhase("lost", Date.now() + pause);
    const socket = this.#socket;
    setTimeout(() => socket === this.#socket && this.connect(), pause);
  }

  #reconnectNow() {
    if (!this.#ended && this.#socket && this.#socket.readyState > WebSocket.OPEN) {
      this.connect();
    }
  }

  #send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(frame));
    }
  }
}
