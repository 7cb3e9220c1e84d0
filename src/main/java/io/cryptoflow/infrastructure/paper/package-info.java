/**
 * The paper venue: matches orders with each other and with the market that the feed shows, without sending them anywhere.
 *
 * <p>A command or an event of the market becomes one step of the {@code MatchingEngine} of its symbol; what the engine says
 * becomes execution reports; they are one line of the journal, and are told once that line is on disk:
 *
 * <pre>
 *   PaperVenue -- PaperMarkets -- PaperMarket -- MatchingEngine
 *       |                              |               |
 *   PaperJournal, PaperArchive       Grid         PaperReports
 * </pre>
 */
package io.cryptoflow.infrastructure.paper;
