/** CryptoFlow: the composition root. It alone knows every layer; nothing else may depend on it. */
package io.cryptoflow;
