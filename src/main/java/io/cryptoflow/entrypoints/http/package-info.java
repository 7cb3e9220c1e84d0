/**
 * The contract over HTTP.
 *
 * <pre>
 *  Contract (openapi/) --&gt; ApiRouter --&gt; one OperationHandler per operation:
 *      who asks (ApiKeyAuth) -&gt; may they (scope) -&gt; what is asked (ParameterRules, BodyReader) -&gt; Endpoint -&gt; Answer
 *                                            any trouble on the way -&gt; ProblemResponder
 * </pre>
 *
 * <p>Uses the slices {@code auth} and {@code json}; only the composition root may use it.
 */
package io.cryptoflow.entrypoints.http;
