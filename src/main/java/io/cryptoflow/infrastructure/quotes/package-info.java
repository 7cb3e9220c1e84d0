/**
 * Quotes fetched from a venue, many at once and no more often than needed.
 *
 * <pre>
 * CachedQuotes ---------> (quotes shared by all processes) ---------> VenueQuotes ---------> TickerSource
 *   this process's cache,   see the redis package; left out            all calls at once,     one call to
 *   one search per symbol   where nothing is cached                    bounded, each in time  the venue
 * </pre>
 *
 * Each of them is {@link io.cryptoflow.application.port.Quotes}, so that any of them can be left out.
 */
package io.cryptoflow.infrastructure.quotes;
