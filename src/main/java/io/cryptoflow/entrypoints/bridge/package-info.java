/**
 * The event-bus bridge: streams of the market and of accounts for browsers and programs, in the frames of the Vert.x
 * event-bus bridge over SockJS and raw WebSockets.
 *
 * <pre>
 * topics of the typed bus -- BridgeAnnouncer --&gt; event bus: market.ticker.BTC-USDT, account.a1.events, ...
 *                                                   |  one consumer per address and event loop, encoded once
 *                                                BridgeHub --&gt; BridgeStream --&gt; BridgeOutlet --&gt; socket
 * socket -- register, unregister, ping --&gt; BridgeSocket (asks KeyGate before a private address)
 * </pre>
 *
 * <p>The frames are read here and not by Vert.x's own bridge handler, which hands what clients send to the event bus,
 * writes without looking at the queue (a SockJS session never says that it is full), answers a bad frame without a limit
 * and does not name the address of an error. Here nothing that a client sends reaches the event bus.
 */
package io.cryptoflow.entrypoints.bridge;
