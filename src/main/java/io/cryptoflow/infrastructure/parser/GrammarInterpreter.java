package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.application.port.Interpreter;
import io.cryptoflow.application.port.MentionFinder;
import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.agent.Mentions;
import io.cryptoflow.domain.agent.Outcome;
import io.cryptoflow.domain.agent.ReplyReason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads English by a grammar of its own, without a network, in far less than a millisecond. A sentence trades only when every
 * word of it has found a role: words skipped are trades gone wrong. Stateless; any thread may use it.
 */
public final class GrammarInterpreter implements Interpreter, MentionFinder {
    private static final Set<String> WORDS = Arrays.stream(Term.values())
            .flatMap(term -> term.phrases().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final MarketVocabulary vocabulary;
    private final Lexicon lexicon;

    /** Reads sentences about {@code vocabulary}. */
    public GrammarInterpreter(MarketVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.lexicon = new Lexicon(vocabulary);
    }

    /** Whether {@code code} is a word of the grammar too, such as NEAR, so that an asset cannot be called by it. */
    public static boolean isWord(String code) {
        return WORDS.contains(code.toLowerCase(Locale.ROOT));
    }

    @Override
    public Interpretation interpret(String text, AccountContext context) {
        if (text.length() > Interpreter.LONGEST) {
            return Interpretation.because(
                    ReplyReason.NOT_UNDERSTOOD, "more than " + Interpreter.LONGEST + " characters");
        }
        Words words = Words.of(text);
        List<Token> tokens = Lexer.tokens(lexicon, text).stream()
                .filter(token -> !Cursor.means(token, Term.FILLER))
                .toList();
        boolean trading = tokens.stream().anyMatch(GrammarInterpreter::isOfTheTrade);
        return beforeGrammar(text, words, trading).orElseGet(() -> byGrammar(tokens, words, trading, context));
    }

    @Override
    public Mentions mentions(String text) {
        return SentenceMentions.of(Lexer.tokens(lexicon, text));
    }

    private static Optional<Interpretation> beforeGrammar(String text, Words words, boolean trading) {
        Optional<ReplyReason> refusal = Guard.refusal(text, words, trading);
        if (refusal.isPresent()) {
            return refusal.map(reason -> Interpretation.because(reason, ""));
        }
        if (Questions.isForHelp(words)) {
            return Optional.of(Interpretation.of(List.of(new Intent.Help())));
        }
        Optional<ReplyReason> answer = Remarks.answer(words);
        if (answer.isPresent()) {
            return answer.map(reason -> Interpretation.because(reason, ""));
        }
        Optional<ReplyReason> scope = Scope.refusal(words);
        boolean advice = scope.equals(Optional.of(ReplyReason.ADVICE)) && !Questions.isHow(words);
        if (!advice && Questions.isForManual(words)) {
            return Optional.of(Interpretation.of(List.of(new Intent.AskManual(text))));
        }
        return scope.map(reason -> Interpretation.because(reason, ""));
    }

    private Interpretation byGrammar(List<Token> tokens, Words words, boolean trading, AccountContext context) {
        if (tokens.stream().allMatch(token -> Cursor.means(token, Term.END) || Cursor.means(token, Term.COMMA))) {
            return Interpretation.because(ReplyReason.NO_REQUEST, "");
        }
        try {
            Optional<List<Token>> request = Negation.rest(tokens);
            return request.isEmpty()
                    ? Interpretation.because(ReplyReason.NEGATED, "")
                    : Interpretation.of(
                            new SentenceReader(new Speech(lexicon, vocabulary, context)).read(request.orElseThrow()));
        } catch (AskBack ask) {
            return withoutRequest(ask.interpretation(), words, trading);
        }
    }

    /** What is asked back may have been no request at all. */
    private static Interpretation withoutRequest(Interpretation asked, Words words, boolean trading) {
        if (asked.outcome() != Outcome.CLARIFY || !asked.reason().equals(Optional.of(ReplyReason.NOT_UNDERSTOOD))) {
            return asked;
        }
        if (Remarks.isStatement(words)) {
            return Interpretation.because(ReplyReason.NO_REQUEST, "");
        }
        return !trading && Scope.asksElsewhere(words) ? Interpretation.because(ReplyReason.OUT_OF_SCOPE, "") : asked;
    }

    private static boolean isOfTheTrade(Token token) {
        return token instanceof Token.Coin
                || token instanceof Token.Pair
                || Cursor.means(token, Term.SELL)
                || Cursor.means(token, Term.CANCEL)
                || Cursor.means(token, Term.ORDER)
                || (Cursor.means(token, Term.BUY)
                        && !Cursor.means(token, Term.ASK)
                        && !token.text().startsWith("i"));
    }
}
