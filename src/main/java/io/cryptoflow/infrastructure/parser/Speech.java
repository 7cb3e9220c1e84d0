package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.MarketVocabulary;

/** What a sentence is read with: the words, the market and whose account. */
record Speech(Lexicon lexicon, MarketVocabulary vocabulary, AccountContext context) {}
