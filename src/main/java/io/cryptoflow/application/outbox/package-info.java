/** Takes committed events to their publisher, in order and at least once. */
package io.cryptoflow.application.outbox;
