/** The typed bus: every address of the system on one page. Use cases never see it; entry points always ask it. */
package io.cryptoflow.application.messaging;
