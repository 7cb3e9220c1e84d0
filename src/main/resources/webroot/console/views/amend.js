// Changes the quantity and the prices of an open order.
import { html, render } from "../lib/lit-html.js";
import { amend } from "../data/orders.js";
import { notice } from "../data/notices.js";

const TITLES = { quantity: "Quantity", limitPrice: "Limit price", stopPrice: "Stop price" };
const dialog = document.getElementById("amend");

export function askToAmend(order) {
  draw(order, "");
  dialog.showModal();
}

function draw(order, refused) {
  const fields = Object.keys(TITLES).filter((name) => order[name] !== undefined && !(order.groupId && name === "quantity"));
  render(
    html`
      <form @submit=${(event) => send(event, order, fields)}>
        <h1 id="amend-title">Amend ${order.side.toLowerCase()} ${order.symbol}</h1>
        ${fields.map(
          (name) => html`<label>${TITLES[name]}
            <input name=${name} inputmode="decimal" autocomplete="off" .value=${order[name]} aria-describedby="amend-refused" />
          </label>`,
        )}
        <p id="amend-refused" class="problem" role="alert">${refused}</p>
        <div class="choices">
          <button type="button" @click=${() => dialog.close()}>Back</button>
          <button class="primary">Amend</button>
        </div>
      </form>`,
    dialog,
  );
}

async function send(event, order, fields) {
  event.preventDefault();
  const given = new FormData(event.target);
  const changes = fields
    .map((name) => [name, given.get(name).trim().replace(",", ".")])
    .filter(([name, value]) => value !== order[name]);
  try {
    if (changes.length) {
      await amend(order.orderId, Object.fromEntries(changes));
      notice("calm", `Amendment of ${order.symbol} is asked for.`);
    }
    dialog.close();
  } catch (problem) {
    draw(order, `Not amended: ${problem.message}`);
  }
}
