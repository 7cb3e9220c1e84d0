/** The contract as other people use it: judged by a linter, turned into clients by a generator, spoken by these clients. */
package io.cryptoflow.contract;
