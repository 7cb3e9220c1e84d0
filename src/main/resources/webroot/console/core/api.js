// The HTTP API. Every answer that is not well becomes a Problem with the stable code of the problem document.
import { state } from "./state.js";

const BASE = "/api/v1";
const PATIENCE_MILLIS = 10_000;

export class Problem extends Error {
  /** `status` 0: no answer came, so nobody knows whether the request was carried out. */
  constructor(status, document = {}, retryAfterSeconds = 0) {
    super(document.detail ?? "no answer");
    this.status = status;
    this.code = document.code ?? "NO_ANSWER";
    this.field = document.field;
    this.document = document;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether the same request may be sent again, with the same client order id where it is an order. */
  get passing() {
    return this.status === 0 || this.status === 503;
  }
}

/** The body of the answer to GET. */
export function get(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined));
  return call("GET", query.size ? `${path}?${query}` : path);
}

export const post = (path, body) => call("POST", path, body);
export const patch = (path, body) => call("PATCH", path, body);
export const remove = (path) => call("DELETE", path);

/** Asks with a key of its own, before anybody is logged in. */
export async function call(method, path, body, key = state.session?.key) {
  const headers = { Authorization: `Bearer ${key}` };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  const signal = AbortSignal.timeout(PATIENCE_MILLIS);
  let response;
  let text;
  try {
    response = await fetch(BASE + path, { method, headers, body: body && JSON.stringify(body), signal });
    text = await response.text();
  } catch {
    throw new Problem(0, { detail: "the gateway did not answer" });
  }
  const answer = read(text);
  if (!response.ok) {
    throw new Problem(response.status, answer, Number(response.headers.get("Retry-After") ?? 0));
  }
  return answer;
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
