// Placing, amending and canceling. A client order id is made here, once per order that the trader means, so that
// sending it again after a lost answer can never place it twice.
import { patch, post, remove } from "../core/api.js";
import { takeOrder } from "./account.js";

const ATTEMPTS = 5;

/** 128 random bits; `crypto.randomUUID` is missing where the page does not come from loopback or by TLS. */
export function newClientOrderId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `console-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

export function preview(terms) {
  return post("/orders/preview", terms);
}

/**
 * Sends an order or a group of orders, which has a clientOrderId; asks again with the same id as long as no answer came.
 * @param waiting told before each further attempt
 */
export async function place({ path, body }, waiting) {
  for (let attempt = 1; ; attempt++) {
    try {
      const placed = await post(path, body);
      (placed.orders ?? [placed]).forEach(takeOrder);
      return;
    } catch (problem) {
      if (!problem.passing || attempt === ATTEMPTS) {
        throw problem;
      }
      waiting(attempt);
      await new Promise((later) => setTimeout(later, 1000 * Math.max(problem.retryAfterSeconds, attempt)));
    }
  }
}

export async function amend(orderId, change) {
  takeOrder(await patch(`/orders/${orderId}`, change));
}

export async function cancel(orderId) {
  takeOrder(await remove(`/orders/${orderId}`));
}

/** Of one symbol, or all. */
export async function cancelAll(symbol) {
  const { orders } = await remove(symbol ? `/orders?symbol=${symbol}` : "/orders");
  orders.forEach(takeOrder);
  return orders.length;
}
