/** Redis: cache and hint, never the truth; everything must go on, slower, without it. */
package io.cryptoflow.infrastructure.redis;
