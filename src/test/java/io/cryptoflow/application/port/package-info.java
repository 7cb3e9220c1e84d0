/** What every implementation of a port must hold to. */
package io.cryptoflow.application.port;
