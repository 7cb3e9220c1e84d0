package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import java.util.List;
import java.util.Optional;

/** A place among tokens. What is taken has found its role; what is left at the end has none. */
final class Cursor {
    private final List<Token> tokens;
    private int place;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean isDone() {
        return place >= tokens.size();
    }

    int mark() {
        return place;
    }

    void back(int mark) {
        place = mark;
    }

    /** The token {@code ahead} places from here. */
    Optional<Token> look(int ahead) {
        int index = place + ahead;
        return index >= 0 && index < tokens.size() ? Optional.of(tokens.get(index)) : Optional.empty();
    }

    boolean is(Term term) {
        return is(0, term);
    }

    boolean is(int ahead, Term term) {
        return look(ahead).filter(token -> means(token, term)).isPresent();
    }

    boolean is(int ahead, Class<? extends Token> kind) {
        return look(ahead).filter(kind::isInstance).isPresent();
    }

    boolean isAny(Term... terms) {
        for (Term term : terms) {
            if (is(term)) {
                return true;
            }
        }
        return false;
    }

    /** Takes the terms one after another; all of them or none. */
    boolean take(Term... sequence) {
        for (int i = 0; i < sequence.length; i++) {
            if (!is(i, sequence[i])) {
                return false;
            }
        }
        place += sequence.length;
        return true;
    }

    boolean takeAny(Term... terms) {
        if (isAny(terms)) {
            place++;
            return true;
        }
        return false;
    }

    <T extends Token> Optional<T> take(Class<T> kind) {
        Optional<T> found = look(0).filter(kind::isInstance).map(kind::cast);
        found.ifPresent(token -> place++);
        return found;
    }

    void skip() {
        place++;
    }

    /** Asks back about the words from here on, of which the first has no role. */
    AskBack unexpected() {
        Optional<Token> token = look(0);
        if (token.isEmpty()) {
            return new AskBack(ReplyReason.NOT_UNDERSTOOD, "");
        }
        return new AskBack(reasonOf(token.orElseThrow()), token.orElseThrow().text());
    }

    private static ReplyReason reasonOf(Token token) {
        if (token instanceof Token.Unsure) {
            return ReplyReason.AMBIGUOUS_NUMBER;
        }
        if (token instanceof Token.Negative) {
            return ReplyReason.INVALID_SIZE;
        }
        return ReplyReason.NOT_UNDERSTOOD;
    }

    static boolean means(Token token, Term term) {
        return token instanceof Token.Said said && said.terms().contains(term);
    }
}
