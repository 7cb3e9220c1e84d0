package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.WishRules;
import java.util.ArrayList;
import java.util.List;

/** Reads all requests of one sentence; one that is not understood leaves nothing of the others. */
final class SentenceReader {

    private final Speech speech;
    private final List<Intent> intents = new ArrayList<>();
    private boolean skippedWords;

    SentenceReader(Speech speech) {
        this.speech = speech;
    }

    List<Intent> read(List<Token> tokens) {
        for (Requests.Request request : Requests.split(tokens)) {
            read(request);
        }
        if (intents.isEmpty()) {
            throw new AskBack(ReplyReason.NO_REQUEST, "");
        }
        boolean trades = intents.stream().anyMatch(Intent::trades);
        if (trades && skippedWords) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, "");
        }
        WishRules.ofConditions(intents).map(AskBack::because).ifPresent(ask -> {
            throw ask;
        });
        return intents;
    }

    private void read(Requests.Request request) {
        List<Token> tokens = request.tokens();
        Cursor cursor = new Cursor(tokens);
        boolean polite = cursor.take(Term.OPENER) && tokens.get(0).text().matches("(can|could|would|will) (you|u).*");
        QueryGrammar query = new QueryGrammar(tokens, speech.context().currency());
        if (isQuery(cursor, query, request)) {
            skippedWords |= hasOpenWords(tokens);
            intents.add(query.read());
            return;
        }
        if (request.asked() && !polite) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, "?");
        }
        intents.addAll(readTrade(cursor));
    }

    private List<Intent> readTrade(Cursor cursor) {
        boolean closesOrders =
                cursor.is(Term.CLOSE) && (isAhead(cursor, Term.ORDER) || cursor.is(1, Token.OrderNumber.class));
        if (cursor.is(Term.CANCEL) || closesOrders) {
            return new CancelGrammar(cursor).read();
        }
        if (cursor.is(Term.MODIFY) && (!cursor.is(Term.PLACE) || changesOrder(cursor))) {
            return new ModifyGrammar(cursor, speech.context()).read();
        }
        return new OrderListRules(speech).complete(new OrderGrammar(cursor, speech).read(), intents.size());
    }

    /** "Make order 1003 …", "set my BTC stop to …". */
    private static boolean changesOrder(Cursor cursor) {
        int ahead = cursor.is(1, Term.MY) || cursor.is(1, Term.THE) ? 2 : 1;
        boolean number = cursor.is(ahead, Token.OrderNumber.class)
                || (cursor.is(ahead, Term.ORDER) && cursor.is(ahead + 1, Token.Numeral.class))
                || (cursor.is(ahead, Term.ORDER) && cursor.is(ahead + 1, Token.OrderNumber.class));
        return number || cursor.is(ahead, Term.IT) || isAhead(cursor, Term.TO);
    }

    private static boolean isAhead(Cursor cursor, Term term) {
        for (int ahead = 1; cursor.look(ahead).isPresent(); ahead++) {
            if (cursor.is(ahead, term)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isQuery(Cursor cursor, QueryGrammar query, Requests.Request request) {
        boolean amount = hasAmount(request.tokens());
        boolean light = cursor.is(Term.BUY) && cursor.is(Term.ASK);
        if (cursor.is(Term.ASK) && !light) {
            return true;
        }
        boolean topic = query.topic().isPresent();
        boolean trade = cursor.isAny(
                Term.BUY,
                Term.SELL,
                Term.CLOSE,
                Term.SPEND,
                Term.CONVERT,
                Term.BID,
                Term.OFFER,
                Term.PROTECT,
                Term.CANCEL,
                Term.MODIFY,
                Term.IF,
                Term.NEGATION);
        boolean placing =
                cursor.is(Term.PLACE) && (cursor.is(1, Term.A) || cursor.is(1, Term.MY) || !cursor.is(Term.OPEN));
        if (light) {
            return topic && !amount;
        }
        return topic && !trade && !placing && !amount && !request.has(Term.IF);
    }

    private static boolean isAmount(Token token) {
        boolean hours = token.text().equals("24");
        return !hours
                && (token instanceof Token.Numeral
                        || token instanceof Token.Percent
                        || token instanceof Token.Fraction);
    }

    /** Whether a number stands there that is not the number of an order. */
    private static boolean hasAmount(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean ofOrder = i > 0 && Cursor.means(tokens.get(i - 1), Term.ORDER);
            if (!ofOrder && isAmount(tokens.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOpenWords(List<Token> tokens) {
        return tokens.stream()
                .anyMatch(token -> token instanceof Token.Unknown
                        || isAmount(token)
                        || Cursor.means(token, Term.IF)
                        || Cursor.means(token, Term.UNLESS)
                        || Cursor.means(token, Term.NEGATION));
    }
}
