/**
 * An optional chat model behind the port of those who read sentences. It is asked only about sentences that the parser did not
 * understand, over the chat protocol that most servers of models speak; what it answers is checked like anything else that comes from outside.
 * It may also write answers from passages of the manual, which others check.
 *
 * <pre>
 * sentence -&gt; parser -&gt; understood, refused, asked back for a reason: done
 *                  \-&gt; not understood -&gt; ChatClient -&gt; IntentTools (JSON schema) -&gt; RequestRules, ClosureRule -&gt; intents, or the parser's answer
 * </pre>
 */
package io.cryptoflow.infrastructure.llm;
