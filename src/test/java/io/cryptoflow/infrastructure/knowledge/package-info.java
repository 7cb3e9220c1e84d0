/** The knowledge base against questions that were written by somebody who had not read the manual. */
package io.cryptoflow.infrastructure.knowledge;
