/**
 * Events over RabbitMQ: every committed event goes to one topic exchange, and every gateway process reads all of them from
 * a queue of its own. RabbitMQ's own client is used beneath Vert.x' one, which neither publishes mandatory messages nor
 * answers for confirms that are lost with a connection.
 *
 * <pre>
 *  outbox -> RabbitEvents -> exchange cryptoflow.events -> queue of a gateway -> RabbitFeed -> local bus
 *                                                       -> queues of anybody else
 * </pre>
 */
package io.cryptoflow.infrastructure.rabbitmq;
