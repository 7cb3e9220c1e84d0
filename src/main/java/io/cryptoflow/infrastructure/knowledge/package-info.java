/**
 * The knowledge base in process: a sentence model, an index of words and of meanings on disk, and the search over both.
 *
 * <pre>
 * documents -&gt; IndexUpdate   -&gt; index on disk (Lucene: words, and the vectors of SentenceModel)
 * question  -&gt; KnowledgeBase -&gt; SectionSearch: BM25 and cosine, merged by rank, less the Doubt about the question -&gt; findings
 * </pre>
 */
package io.cryptoflow.infrastructure.knowledge;
