package io.cryptoflow.entrypoints.mcp;

import io.cryptoflow.application.account.Principal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tools there are: operations of the contract that are on the list, and no others. */
public final class McpTools {
    private static final List<String> READ = List.of(
            "getTickers",
            "getBook",
            "listPublicTrades",
            "listCandles",
            "listIndicators",
            "listInstruments",
            "getBalances",
            "listPositions",
            "listOrders",
            "getOrder",
            "getOrderEvents",
            "listFills",
            "getAccountLimits",
            "previewOrder",
            "askKnowledge");
    private static final String INSTRUCTING =
            "Use it for what draft_order cannot say: several orders, cancellations, changes, parts of what is held, conditions."
                    + " Show a ticket that comes back to the user and ask for consent; only tickets that the account's own policy confirms are sent at once.";
    private static final String DRAFTING = "Nothing is sent by this: show the ticket to the user and ask for consent.";
    private static final String CONFIRMING =
            "Call it only after the user agreed to exactly this ticket, with the hash that the draft showed.";

    private final Map<String, ContractTool> tools = new LinkedHashMap<>();
    private final Operations operations;
    private final ToolResults results;

    /**
     * Makes the tools; {@link IllegalStateException} when the contract lacks an operation that is on the list.
     *
     * @param contract the contract as one document
     * @param trading whether there are tools that trade, for keys that may
     */
    public McpTools(JsonObject contract, Operations operations, String mode, boolean trading) {
        this.operations = operations;
        this.results = new ToolResults(mode);
        ContractSchemas schemas = new ContractSchemas(contract);
        READ.forEach(id -> add(snakeCase(id), ToolKind.READ, "", schemas, id));
        if (trading) {
            add("draft_order", ToolKind.DRAFT, DRAFTING, schemas, "draftTicket");
            add("instruct_agent", ToolKind.INSTRUCT, INSTRUCTING, schemas, "instructAgent");
            add("confirm_ticket", ToolKind.CONFIRM, CONFIRMING, schemas, "confirmTicket");
        }
    }

    private void add(String name, ToolKind kind, String remark, ContractSchemas schemas, String id) {
        ContractSchemas.Operation operation =
                schemas.find(id).orElseThrow(() -> new IllegalStateException("the contract has no operation " + id));
        tools.put(name, ContractTool.of(name, kind, remark, operation));
    }

    private static String snakeCase(String id) {
        return id.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The definitions of those tools that the key of {@code principal} may call. */
    JsonArray definitions(Principal principal) {
        JsonArray definitions = new JsonArray();
        tools.values().stream()
                .filter(tool -> principal.scopes().contains(tool.needs()))
                .forEach(tool -> definitions.add(tool.definition()));
        return definitions;
    }

    /** The tool of that name. */
    Optional<ContractTool> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /** The result of {@code tool}; what the key does not allow is a problem, too. */
    Future<JsonObject> call(Principal principal, ContractTool tool, JsonObject arguments) {
        if (!principal.scopes().contains(tool.needs())) {
            return Future.succeededFuture(results.of(new Operations.Outcome(true, missing(tool))));
        }
        return operations
                .call(principal, tool.operation(), tool.parameters(arguments), tool.body(arguments))
                .map(results::of);
    }

    private static JsonObject missing(ContractTool tool) {
        return new JsonObject()
                .put("status", 403)
                .put("code", "SCOPE_MISSING")
                .put("detail", "this needs a key with scope " + tool.needs().text());
    }
}
