/**
 * The Model Context Protocol: what language models may see and do, as tools made of the contract. It knows messages only; HTTP with its
 * keys, sizes and origins is before it, the endpoints of the contract behind it.
 *
 * <pre>
 * POST /mcp -&gt; McpServer (JSON-RPC, versions) -&gt; McpTools -&gt; ContractTool -&gt; Operations (the same endpoints as over HTTP)
 * </pre>
 */
package io.cryptoflow.entrypoints.mcp;
