/** What administrators do about the process itself: how much it tells in its log. */
package io.cryptoflow.application.operations;
