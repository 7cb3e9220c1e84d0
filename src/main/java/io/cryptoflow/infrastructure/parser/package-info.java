/**
 * Reads what people say to the agent by a hand-written grammar; an implementation of the {@code Interpreter} port.
 *
 * <pre>
 *  sentence -&gt; Guard, Scope, Questions, Remarks -&gt; refused, a question for the manual, or nothing asked
 *     |
 *  Scanner -&gt; Piece -&gt; Lexer (Lexicon, Notation, SpelledNumber) -&gt; Token -&gt; Negation -&gt; Requests
 *     |
 *  OrderGrammar -&gt; OrderDraft -&gt; OrderRules, OrderListRules, Plausibility -&gt; Intent
 *  CancelGrammar, ModifyGrammar (FilterGrammar), QueryGrammar             -&gt; Intent
 * </pre>
 *
 * <p>The closure rule: a token that no grammar takes throws {@code AskBack}, and then nothing of the sentence is done.
 */
package io.cryptoflow.infrastructure.parser;
