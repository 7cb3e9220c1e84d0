/**
 * The event-bus bridge: streams of the market and of accounts for browsers and programs, in the frames of the Vert.x
 * event-bus bridge over SockJS and raw WebSockets, and the market's as server-sent events.
 *
 * <pre>
 * topics of the typed bus -- AnnouncerVerticle --&gt; Feeds: market.ticker.BTC-USDT, account.a1.events, ... and their present
 *                                                   |  each Moment to the Audience of each event loop
 *                                                BridgeHub --&gt; BridgeStream --&gt; BridgeOutlet --&gt; Wire
 * socket -- register, unregister, ping --&gt; BridgeSocket (asks KeyGate before a private address)
 * GET .../market/stream --&gt; EventStreams --&gt; EventClient
 * </pre>
 *
 * <p>A {@link io.cryptoflow.entrypoints.bridge.Message} is encoded once for each kind of wire, not for each client. The
 * frames are read here and not by Vert.x's own bridge handler, which hands what clients send to the event bus, writes
 * without looking at the queue (a SockJS session never says that it is full), answers a bad frame without a limit and does
 * not name the address of an error. Here nothing that a client sends reaches the event bus.
 */
package io.cryptoflow.entrypoints.bridge;
