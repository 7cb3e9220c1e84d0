package io.cryptoflow;

import java.util.function.UnaryOperator;

/** What language models may use over the Model Context Protocol. */
public record McpSettings(Tools tools) {
    /** Which tools there are. */
    public enum Tools {
        /** Those that change nothing. */
        READ,
        /** Those that draft and confirm tickets, too, for keys that may trade. */
        TRADE
    }

    /** @param text gives each key's text once */
    static McpSettings read(UnaryOperator<String> text) {
        return new McpSettings(Choice.read("mcp.tools", text.apply("mcp.tools"), Tools.class));
    }
}
