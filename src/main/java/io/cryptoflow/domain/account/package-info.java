/** What an account owns, and the numbered story of what happened to it; uses {@code value} and {@code order}. */
package io.cryptoflow.domain.account;
