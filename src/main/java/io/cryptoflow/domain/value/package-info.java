/** Amounts and identifiers that every other part of the domain speaks in; depends on nothing but {@code java.*}. */
package io.cryptoflow.domain.value;
