package io.cryptoflow.entrypoints.mcp;

import io.cryptoflow.entrypoints.http.Contract;
import io.vertx.core.json.JsonObject;

/** The product's contract with the agent's operations as the tools use them. */
final class AgentContract {
    private AgentContract() {}

    static JsonObject document() {
        JsonObject document = Contract.read().document().copy();
        JsonObject paths = document.getJsonObject("paths");
        paths.put("/agent/messages", operation("sendAgentMessage", "", "text"));
        paths.put("/agent/tickets/{ticketId}/confirmation", operation("confirmTicket", "ticketId", "hash"));
        return document;
    }

    private static JsonObject operation(String id, String parameter, String field) {
        String parameters = parameter.isEmpty()
                ? "[]"
                : "[{\"name\":\"" + parameter
                        + "\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}]";
        return new JsonObject("{\"post\":{\"operationId\":\"" + id + "\",\"x-required-scope\":\"trade\",\"parameters\":"
                + parameters + ",\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\","
                + "\"required\":[\"" + field + "\"],\"properties\":{\"" + field + "\":{\"type\":\"string\"}}}}}}}}");
    }
}
