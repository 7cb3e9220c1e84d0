// The conversation with the agent. A ticket is confirmed with the hash of exactly what was shown.
import { Problem, post } from "../core/api.js";
import { changed } from "../core/frames.js";

export const agent = {
  isAvailable: true,
  isBusy: false,
  /** Whether something was said that has not been drawn yet. */
  hasNews: false,
  conversationId: undefined,
  /** `{ text, reply, outcome, ticket }`, oldest first. */
  turns: [],
};

export async function say(text) {
  const turn = { text };
  agent.turns.push(turn);
  Object.assign(agent, { isBusy: true, hasNews: true });
  changed("agent");
  try {
    const { conversationId, reply, outcome, ticket } = await post("/agent/messages", {
      text,
      ...(agent.conversationId && { conversationId: agent.conversationId }),
    });
    agent.conversationId = conversationId;
    Object.assign(turn, { reply, outcome, ticket });
  } catch (problem) {
    agent.isAvailable = !isMissing(problem);
    Object.assign(turn, { reply: `No answer: ${problem.message}`, outcome: "REFUSE" });
  }
  Object.assign(agent, { isBusy: false, hasNews: true });
  changed("agent");
}

/** Whatever the answer, confirming again is safe: nothing is sent twice. */
export async function confirm(ticket) {
  Object.assign(ticket, { isBusy: true, problem: "" });
  changed("agent");
  try {
    Object.assign(ticket, await post(`/agent/tickets/${ticket.ticketId}/confirmation`, { hash: ticket.hash }));
  } catch (problem) {
    ticket.problem = problem.passing
      ? `${problem.message}; confirming again is safe, nothing is sent twice`
      : `Nothing was sent: ${problem.message}`;
  }
  ticket.isBusy = false;
  changed("agent");
}

function isMissing(problem) {
  return problem instanceof Problem && problem.status === 404 && problem.code === "ROUTE_NOT_FOUND";
}
