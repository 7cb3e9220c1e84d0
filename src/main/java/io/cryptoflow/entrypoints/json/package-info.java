/**
 * The JSON of the contract, one place for HTTP and the bridge: records to JSON, and strict JSON to commands. Every slice of
 * the entry points may use it; it uses none of them.
 */
package io.cryptoflow.entrypoints.json;
