/** Tests of commands at the terminal. */
package io.cryptoflow.entrypoints.terminal;
