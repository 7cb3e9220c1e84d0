/** Use cases about accounts: who asks, and what they own. */
package io.cryptoflow.application.account;
