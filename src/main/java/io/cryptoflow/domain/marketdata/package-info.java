/** What a market shows: prints, book levels, and where they come from; uses {@code value} and {@code instrument}. */
package io.cryptoflow.domain.marketdata;
