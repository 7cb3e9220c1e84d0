/** Indicators and the rules of strategies, computed by ta4j in decimals of 32 digits; nothing outside knows ta4j. */
package io.cryptoflow.infrastructure.ta4j;
