/** Tests of replayed tapes, on small files and on recorded markets. */
package io.cryptoflow.infrastructure.tape;
