// Asks for an API key until one is right.
import { html, render } from "../lib/lit-html.js";
import { logIn } from "../data/session.js";

const dialog = document.getElementById("login");

/** Resolves once somebody is logged in. */
export function askForKey() {
  return new Promise((done) => {
    const draw = (refused = "", busy = false) => render(form(refused, busy, submit), dialog);
    const submit = async (event) => {
      event.preventDefault();
      const fields = new FormData(event.target);
      draw("", true);
      try {
        await logIn(fields.get("key").trim(), fields.has("remember"));
        dialog.close();
        render("", dialog);
        done();
      } catch (problem) {
        draw(problem.status === 401 ? "Nobody holds this key." : `Not logged in: ${problem.message}.`);
        dialog.querySelector("input").select();
      }
    };
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    draw();
    dialog.showModal();
  });
}

function form(refused, busy, submit) {
  return html`
    <form @submit=${submit}>
      <h1 id="login-title">CryptoFlow</h1>
      <p class="muted">Log in with an API key. The first start wrote one into the file <code>api-key</code> of its data folder.</p>
      <label>
        API key
        <input name="key" type="password" autocomplete="off" spellcheck="false" required autofocus
          placeholder="cf_paper_…" aria-invalid=${refused ? "true" : "false"} aria-describedby="login-refused" />
      </label>
      <label class="check"><input name="remember" type="checkbox" /> Keep it until this tab is closed</label>
      <p id="login-refused" class="problem" role="alert">${refused}</p>
      <button class="primary" ?disabled=${busy}>Log in</button>
    </form>`;
}
