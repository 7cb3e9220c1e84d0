/** Commands that are run at the terminal, beside the server and without one. */
package io.cryptoflow.entrypoints.terminal;
