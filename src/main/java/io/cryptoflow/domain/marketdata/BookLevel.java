package io.cryptoflow.domain.marketdata;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;

/** All that is offered at one price. */
public record BookLevel(Price price, Quantity quantity) {}
