// The agent: say what you want. What would trade comes back as a ticket, and is sent only when you confirm it.
import { html, nothing, render } from "../lib/lit-html.js";
import { amount, grouped, words } from "../core/format.js";
import { changed, view } from "../core/frames.js";
import { agent, confirm, say } from "../data/agent.js";

const OVER = new Set(["DONE", "WITHDRAWN"]);

export function showAgent(element) {
  const draw = () => {
    render(agent.isAvailable ? chat() : html`<p class="none">This gateway has no agent: its API answers 404.</p>`, element);
    if (agent.hasNews) {
      agent.hasNews = false;
      element.scrollTop = element.scrollHeight;
    }
  };
  view(element, ["agent"], draw, 60);
  setInterval(() => agent.turns.some(({ ticket }) => ticket?.state === "OPEN") && changed("agent"), 1_000);
}

function chat() {
  return html`
    <div class="chat">
      <div role="log" aria-label="Conversation">
        ${agent.turns.length
          ? agent.turns.map(turn)
          : html`<p class="none">Ask for prices, balances, orders or profits, or say what to trade: “buy 0.05 BTC”.</p>`}
      </div>
      <form @submit=${submit}>
        <input name="text" maxlength="2000" autocomplete="off" aria-label="What to say to the agent"
          placeholder="buy 0.05 BTC" ?disabled=${agent.isBusy} />
        <button class="primary" ?disabled=${agent.isBusy}>${agent.isBusy ? "…" : "Say"}</button>
      </form>
    </div>`;
}

function submit(event) {
  event.preventDefault();
  const field = event.target.elements.text;
  const text = field.value.trim();
  if (text) {
    field.value = "";
    say(text).then(() => requestAnimationFrame(() => field.focus()));
  }
}

function turn({ text, reply, outcome, ticket }) {
  return html`
    <p class="said">${text}</p>
    ${reply ? html`<p class="reply ${outcome === "REFUSE" ? "down" : ""}">${reply}</p>` : nothing}
    ${ticket ? card(ticket) : nothing}`;
}

function card(ticket) {
  const left = Math.max(0, Math.round((new Date(ticket.expiresAt) - Date.now()) / 1000));
  const isOpen = ticket.state === "CONFIRMED" || (ticket.state === "OPEN" && left > 0);
  return html`
    <section class="preview" data-ticket=${ticket.ticketId} aria-label="Ticket">
      <p class="verdict">Ticket <span class="muted">${stateOf(ticket, left)}</span></p>
      <ul>${ticket.lines.map(line)}</ul>
      ${ticket.problem ? html`<p class="problem" role="alert">${ticket.problem}</p>` : nothing}
      ${isOpen && !OVER.has(ticket.state)
        ? html`<button class="primary" name="confirm" ?disabled=${ticket.isBusy} @click=${() => confirm(ticket)}>
            ${ticket.state === "CONFIRMED" ? "Go on sending" : "Confirm and send"}
          </button>`
        : nothing}
    </section>`;
}

function stateOf({ state }, left) {
  return state === "OPEN" ? (left > 0 ? `open for ${left} s` : "expired") : words(state);
}

function line({ summary, forecast, result }) {
  return html`
    <li>
      <b>${summary}</b>
      ${forecast ? html`<br /><span class=${forecast.verdict === "PASSED" ? "up" : "down"}>${forecastOf(forecast)}</span>` : nothing}
      ${result ? html`<br /><span class=${result.refused ? "down" : "up"}>${resultOf(result)}</span>` : nothing}
    </li>`;
}

function forecastOf(told) {
  if (told.verdict === "DENIED") {
    return `would be denied: ${told.reason?.detail ?? ""}`;
  }
  return [
    told.notional && `about ${amount(told.notional)} ${told.notionalAsset}`,
    told.commission && `fee ${grouped(told.commission)} ${told.commissionAsset}`,
    told.holds && `holds ${grouped(told.holds)} ${told.holdsAsset}`,
  ]
    .filter(Boolean)
    .join(", ");
}

function resultOf({ refused, orderIds }) {
  return refused ? `${words(refused.code)}: ${refused.detail}` : `sent: ${orderIds.length} ${orderIds.length === 1 ? "order" : "orders"}`;
}
