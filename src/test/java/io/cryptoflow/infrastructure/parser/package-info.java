/** Tests of the grammar: shared sentences with their meaning, generated ones, and hostile ones. */
package io.cryptoflow.infrastructure.parser;
