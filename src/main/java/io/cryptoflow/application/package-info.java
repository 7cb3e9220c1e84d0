/** What the system can do: use cases and the ports they need. Of Vert.x it knows {@code Future} alone. */
package io.cryptoflow.application;
