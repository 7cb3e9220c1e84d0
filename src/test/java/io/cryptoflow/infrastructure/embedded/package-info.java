/** Tests of the embedded servers: what survives which death, and who may read what. */
package io.cryptoflow.infrastructure.embedded;
