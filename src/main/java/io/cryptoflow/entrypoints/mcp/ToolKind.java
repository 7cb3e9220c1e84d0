package io.cryptoflow.entrypoints.mcp;

import io.vertx.core.json.JsonObject;

/** What a tool does to the account, as far as clients should know before they call it. */
enum ToolKind {
    /** Changes nothing. */
    READ(true, false, true),
    /** Writes a ticket that does nothing by itself. */
    DRAFT(false, false, false),
    /** Answers, or writes such a ticket; where the account's policy confirms small tickets by itself, those are sent. */
    INSTRUCT(false, true, false),
    /** Sends orders; a second time it answers the same and sends nothing. */
    CONFIRM(false, true, true);

    private final boolean readOnly;
    private final boolean destructive;
    private final boolean idempotent;

    ToolKind(boolean readOnly, boolean destructive, boolean idempotent) {
        this.readOnly = readOnly;
        this.destructive = destructive;
        this.idempotent = idempotent;
    }

    boolean trades() {
        return !readOnly;
    }

    JsonObject annotations(String title) {
        return new JsonObject()
                .put("title", title)
                .put("readOnlyHint", readOnly)
                .put("destructiveHint", destructive)
                .put("idempotentHint", idempotent)
                .put("openWorldHint", false);
    }
}
