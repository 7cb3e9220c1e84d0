/**
 * What documents tell: sections with an address, passages of them word for word, and what may be answered from them. Pure text; where
 * it is kept and how it is found is told elsewhere.
 *
 * <pre>
 * Markdown -&gt; MarkdownSections -&gt; Section -&gt; Passage -&gt; (found) Finding -&gt; Excerpt
 *                                                              with a model: Citations, NamedThings
 * </pre>
 */
package io.cryptoflow.domain.knowledge;
