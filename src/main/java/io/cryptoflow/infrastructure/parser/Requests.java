package io.cryptoflow.infrastructure.parser;

import java.util.ArrayList;
import java.util.List;

/** Cuts a sentence into requests: at its stops, and where another kind of request follows an "and". */
final class Requests {
    /**
     * Tokens of one request.
     *
     * @param asked whether a question mark ends it
     */
    record Request(List<Token> tokens, boolean asked) {
        boolean starts(Term term) {
            return !tokens.isEmpty() && Cursor.means(tokens.get(0), term);
        }

        boolean has(Term term) {
            return tokens.stream().anyMatch(token -> Cursor.means(token, term));
        }
    }

    private Requests() {}

    static List<Request> split(List<Token> tokens) {
        List<Request> requests = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean asked = Cursor.means(token, Term.QUESTION);
            if (asked || Cursor.means(token, Term.END) || startsOther(part, tokens, i)) {
                add(requests, part, asked);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        add(requests, part, false);
        return requests;
    }

    private static void add(List<Request> requests, List<Token> part, boolean asked) {
        List<Token> trimmed = new ArrayList<>(part);
        while (!trimmed.isEmpty() && isJoint(trimmed.get(0))) {
            trimmed.remove(0);
        }
        while (!trimmed.isEmpty() && isJoint(trimmed.get(trimmed.size() - 1))) {
            trimmed.remove(trimmed.size() - 1);
        }
        if (!trimmed.isEmpty()) {
            requests.add(new Request(trimmed, asked));
        }
    }

    private static boolean isJoint(Token token) {
        return Cursor.means(token, Term.COMMA) || Cursor.means(token, Term.AND) || Cursor.means(token, Term.THEN);
    }

    /** Whether a joint stands here, and behind it the verb of a request of another kind than the one before it. */
    private static boolean startsOther(List<Token> before, List<Token> tokens, int place) {
        if (before.isEmpty() || !isJoint(tokens.get(place))) {
            return false;
        }
        int next = place + 1;
        while (next < tokens.size() && (isJoint(tokens.get(next)) || Cursor.means(tokens.get(next), Term.OPENER))) {
            next++;
        }
        if (next >= tokens.size()) {
            return false;
        }
        Token verb = tokens.get(next);
        boolean cancels = Cursor.means(verb, Term.CANCEL) || isOnly(verb, Term.MODIFY, Term.PLACE);
        boolean asks = isOnly(verb, Term.ASK, Term.BUY);
        Token first = before.get(0);
        boolean differs = Cursor.means(first, Term.CANCEL)
                || Cursor.means(first, Term.MODIFY)
                || Cursor.means(first, Term.ASK)
                || before.stream().anyMatch(token -> Cursor.means(token, Term.OPEN));
        boolean trades =
                isTrade(verb) && (next + 1 >= tokens.size() || !Cursor.means(tokens.get(next + 1), Term.ORDER));
        return cancels || asks || (differs && trades);
    }

    private static boolean isTrade(Token token) {
        return Cursor.means(token, Term.BUY)
                || Cursor.means(token, Term.SELL)
                || Cursor.means(token, Term.CLOSE)
                || Cursor.means(token, Term.SPEND)
                || Cursor.means(token, Term.CONVERT)
                || Cursor.means(token, Term.PLACE)
                || Cursor.means(token, Term.PROTECT)
                || Cursor.means(token, Term.IF);
    }

    private static boolean isOnly(Token token, Term term, Term unless) {
        return Cursor.means(token, term) && !Cursor.means(token, unless);
    }
}
