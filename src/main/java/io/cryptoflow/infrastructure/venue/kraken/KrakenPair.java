package io.cryptoflow.infrastructure.venue.kraken;

import io.cryptoflow.domain.instrument.Instrument;

/**
 * An instrument with the precision that Kraken counts a book's checksum in.
 *
 * @param priceDecimals digits behind the point of every price; the tick can be coarser
 * @param quantityDecimals digits behind the point of every quantity
 */
record KrakenPair(Instrument instrument, int priceDecimals, int quantityDecimals) {}
