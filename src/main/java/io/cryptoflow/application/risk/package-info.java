/** What administrators and the switches do about risk: limits, trading states, the kill switch, dead man's switches, the audit. */
package io.cryptoflow.application.risk;
