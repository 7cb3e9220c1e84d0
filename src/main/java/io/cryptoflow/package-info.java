/**
 * CryptoFlow: the composition root. It alone knows every layer; nothing else may depend on it.
 *
 * <pre>
 * conf/cryptoflow.yaml (class path) &lt;- --conf FILE &lt;- CRYPTOFLOW_... &lt;- --roles  =  Settings
 * </pre>
 */
package io.cryptoflow;
