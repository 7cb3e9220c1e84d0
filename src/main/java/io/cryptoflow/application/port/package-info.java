/** What the application needs from the world; infrastructure provides it. */
package io.cryptoflow.application.port;
