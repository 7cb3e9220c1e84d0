/** Identity: where new identifiers come from. */
package io.cryptoflow.infrastructure.ids;
