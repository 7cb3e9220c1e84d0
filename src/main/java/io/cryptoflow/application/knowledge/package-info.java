/** Questions about the product, answered from its manual with the passages that say so. */
package io.cryptoflow.application.knowledge;
