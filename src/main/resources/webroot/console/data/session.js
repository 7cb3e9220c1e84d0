// Who is logged in. The key stays in the memory of this tab, and in its session storage only when the trader says so.
import { call } from "../core/api.js";
import { state } from "../core/state.js";

const STORED = "api-key";

/** Fails with the Problem of the API when nobody holds the key. */
export async function logIn(key, remember) {
  const { accountId } = await call("GET", "/balances", undefined, key);
  state.session = { key, accountId };
  if (remember) {
    sessionStorage.setItem(STORED, key);
  }
}

/** The key that this tab remembers across reloads, if it does. */
export function rememberedKey() {
  return sessionStorage.getItem(STORED);
}

export function logOut() {
  sessionStorage.clear();
  location.reload();
}
