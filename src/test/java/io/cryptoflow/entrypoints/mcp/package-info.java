/** Messages of language models, with and without HTTP, and the official client. */
package io.cryptoflow.entrypoints.mcp;
