/** Adapters: what the application's ports are made of. Each folder can be deleted without touching another. */
package io.cryptoflow.infrastructure;
