/** The store's twin in memory: the same promises without a database, for tests and trials. */
package io.cryptoflow.infrastructure.memory;
