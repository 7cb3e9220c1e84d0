/** The edges where clients come in: HTTP, streams, and the verticles that answer on the bus. They always ask the bus. */
package io.cryptoflow.entrypoints;
