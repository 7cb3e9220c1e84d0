/**
 * The knowledge base in process: a sentence model, an index of words and of meanings on disk, and the search over both.
 *
 * <pre>
 * documents -&gt; IndexUpdate -&gt; IndexFolder (Lucene: words, and the vectors of SentenceModel)
 * question  -&gt; HybridIndex -&gt; SectionSearch: BM25 and cosine, merged by rank -&gt; findings
 * </pre>
 */
package io.cryptoflow.infrastructure.knowledge;
