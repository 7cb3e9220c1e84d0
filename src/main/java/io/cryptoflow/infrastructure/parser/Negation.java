package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import java.util.List;
import java.util.Optional;

/** "Don't buy ETH" asks for nothing; "don't buy ETH, buy 5 SOL instead" asks for what follows. */
final class Negation {
    private static final Phrases TURNED_TWICE =
            Phrases.of("forget, hesitate, fail, miss, wait, delay, stop, worry, let, only, just, need, ever forget");

    private Negation() {}

    /** What is left to do of {@code tokens}; nothing when all of it is denied. */
    static Optional<List<Token>> rest(List<Token> tokens) {
        int place = indexOf(tokens, 0, Term.NEGATION);
        if (place < 0 || tokens.subList(0, place).stream().anyMatch(Negation::matters)) {
            return Optional.of(tokens);
        }
        int end = place + 1;
        while (end < tokens.size() && !isBreak(tokens.get(end))) {
            end++;
        }
        List<Token> denied = tokens.subList(place + 1, end);
        boolean bounded = denied.stream().anyMatch(Negation::isBound);
        if (bounded || Words.ofTokens(denied).begins(TURNED_TWICE)) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, tokens.get(place).text());
        }
        List<Token> rest = tokens.subList(Math.min(end + 1, tokens.size()), tokens.size());
        return rest.stream().noneMatch(Negation::matters) ? Optional.empty() : Optional.of(turned(tokens, end, rest));
    }

    /** What follows; a comma alone does not tell whether it is denied as well. */
    private static List<Token> turned(List<Token> tokens, int end, List<Token> rest) {
        boolean instead = rest.stream().anyMatch(token -> Cursor.means(token, Term.INSTEAD));
        if (Cursor.means(tokens.get(end), Term.COMMA) && !instead) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, rest.get(0).text());
        }
        List<Token> request = rest.stream()
                .filter(token -> !Cursor.means(token, Term.INSTEAD))
                .toList();
        return Negation.rest(request).orElse(List.of());
    }

    private static boolean isBreak(Token token) {
        return Cursor.means(token, Term.COMMA) || Cursor.means(token, Term.END) || Cursor.means(token, Term.BUT);
    }

    private static boolean isBound(Token token) {
        return Cursor.means(token, Term.IF)
                || Cursor.means(token, Term.UNTIL)
                || Cursor.means(token, Term.EXCEPT)
                || Cursor.means(token, Term.INSTEAD_OF)
                || (Cursor.means(token, Term.UNLESS)
                        && !token.text().equals("or")
                        && !token.text().equals("no"));
    }

    /** Whether a word could be part of a trade or of a question. */
    private static boolean matters(Token token) {
        return !(token instanceof Token.Unknown)
                && !(token instanceof Token.Said said && said.terms().stream().allMatch(SMALL::contains));
    }

    private static final java.util.Set<Term> SMALL = java.util.EnumSet.of(
            Term.FILLER,
            Term.OPENER,
            Term.COMMA,
            Term.END,
            Term.QUESTION,
            Term.BUT,
            Term.AND,
            Term.A,
            Term.THE,
            Term.MY,
            Term.IT,
            Term.TO,
            Term.MOVES,
            Term.UNLESS,
            Term.INSTEAD_OF,
            Term.ASK);

    private static int indexOf(List<Token> tokens, int from, Term term) {
        for (int i = from; i < tokens.size(); i++) {
            if (Cursor.means(tokens.get(i), term)) {
                return i;
            }
        }
        return -1;
    }
}
