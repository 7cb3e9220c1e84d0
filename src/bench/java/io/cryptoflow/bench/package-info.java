/** Measures the product from outside, as a user runs it, beside what Postgres alone can do. No part of it. */
package io.cryptoflow.bench;
