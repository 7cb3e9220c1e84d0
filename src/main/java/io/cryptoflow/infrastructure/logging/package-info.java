/** The log of the process, as Logback keeps it. */
package io.cryptoflow.infrastructure.logging;
