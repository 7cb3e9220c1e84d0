/** The typed bus on the Vert.x event bus of one process; messages are records handed over by reference. */
package io.cryptoflow.infrastructure.eventbus;
