// The kill switch: halts trading for everybody and cancels all orders. Asks twice.
import { html, render } from "../lib/lit-html.js";
import { engage, release } from "../data/controls.js";
import { notice } from "../data/notices.js";
import { state } from "../core/state.js";

const dialog = document.getElementById("kill-switch");

export function showKillSwitch() {
  dialog.addEventListener("close", () => render("", dialog));
}

export function askToKill() {
  const open = state.killSwitch ? `; some seconds ago there were ${state.killSwitch.openOrders}` : "";
  ask({
    title: "Engage the kill switch?",
    text: `Trading is halted for everybody, and all open orders of all accounts are canceled${open}.`,
    reason: "stopped by hand",
    next: "Continue",
    then: (reason) =>
      ask({
        title: "Halt all trading now?",
        text: `Second question. Reason: ${reason}`,
        next: "Halt all trading",
        then: () => finish(engage(reason), "The kill switch is engaged."),
      }),
  });
}

export function askToRelease() {
  ask({
    title: "Release the kill switch?",
    text: `Everybody may trade again. It was engaged because: ${state.killSwitch?.reason ?? "unknown"}.`,
    next: "Continue",
    then: () =>
      ask({
        title: "Let everybody trade again?",
        text: "Second question. Orders that were canceled stay canceled.",
        next: "Let everybody trade",
        then: () => finish(release(), "The kill switch is released."),
      }),
  });
}

function ask({ title, text, reason, next, then }) {
  const submit = (event) => {
    event.preventDefault();
    then(new FormData(event.target).get("reason")?.trim() || reason);
  };
  render(
    html`
      <form @submit=${submit}>
        <h1 id="kill-switch-title">${title}</h1>
        <p>${text}</p>
        ${reason ? html`<label>Reason <input name="reason" maxlength="200" autocomplete="off" .value=${reason} /></label>` : ""}
        <p class="problem" role="alert"></p>
        <div class="choices">
          <button type="button" @click=${() => dialog.close()}>Back</button>
          <button class="danger" name="next">${next}</button>
        </div>
      </form>`,
    dialog,
  );
  if (!dialog.open) {
    dialog.showModal();
  }
  dialog.querySelector(reason ? "input" : "[type=button]").focus();
}

async function finish(attempt, done) {
  try {
    await attempt;
    notice("calm", done);
    dialog.close();
  } catch (problem) {
    dialog.querySelector(".problem").textContent =
      problem.status === 403 ? "This key may not: it needs the scope admin." : `Not done: ${problem.message}`;
  }
}
