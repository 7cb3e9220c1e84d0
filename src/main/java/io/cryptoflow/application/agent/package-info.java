/** The trader agent: sentences become answers or tickets, and a confirmed ticket is sent exactly as it was shown. */
package io.cryptoflow.application.agent;
