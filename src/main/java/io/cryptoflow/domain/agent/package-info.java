/**
 * What somebody asks the trader agent for, once a sentence is understood. Nothing here acts; whoever reads a sentence makes these, and
 * what acts on them never sees the sentence.
 *
 * <pre>
 * text + AccountContext -&gt; Interpretation: OK with Intents | CLARIFY, REFUSE, NONE with a ReplyReason
 * </pre>
 */
package io.cryptoflow.domain.agent;
