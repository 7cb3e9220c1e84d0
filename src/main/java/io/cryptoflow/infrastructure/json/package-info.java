/** The stored and transported form of events and reports; the only package that other adapters share. */
package io.cryptoflow.infrastructure.json;
