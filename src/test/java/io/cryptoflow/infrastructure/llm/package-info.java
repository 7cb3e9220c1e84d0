/** A scripted model on loopback, and what comes of what it says. */
package io.cryptoflow.infrastructure.llm;
