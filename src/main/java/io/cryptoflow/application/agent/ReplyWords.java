package io.cryptoflow.application.agent;

import io.cryptoflow.domain.agent.Interpretation;
import io.cryptoflow.domain.agent.MarketVocabulary;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.Ticket;
import io.cryptoflow.domain.agent.TicketLine;
import io.cryptoflow.domain.order.Reason;
import io.cryptoflow.domain.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sentences of the agent. Figures are those of a ticket, or of what the user said. */
final class ReplyWords {
    static final String HELP =
            "Ask for prices, order books, statistics, balances, positions, orders, fills or profit. Say what to buy,"
                    + " sell, cancel or change: you get a ticket that shows exactly what would be sent, and nothing is sent before you confirm it."
                    + " The manual is at /docs, the language on its page Language.";
    static final String MANUAL = "The manual tells how things work here: it is at /manual.";

    private ReplyWords() {}

    /** The answer to a sentence that leads to nothing. */
    static String of(Interpretation meaning, String text, MarketVocabulary vocabulary) {
        ReplyReason reason = meaning.reason().orElseThrow();
        String about = meaning.remark().isBlank() ? "" : " (" + meaning.remark().strip() + ")";
        return switch (reason) {
            case MISSING_SIZE -> "How much" + asset(text, vocabulary) + "?";
            case MISSING_SYMBOL -> "Of which asset?";
            case MISSING_SIDE -> "Buy or sell?";
            case MISSING_PRICE -> "At which price?";
            case MISSING_CONTEXT -> "What do you mean" + about + "? Nothing that was said before tells it.";
            case UNKNOWN_SYMBOL -> "I do not know that asset" + about + ". Which one do you mean?";
            case AMBIGUOUS_NUMBER -> "People read that number differently" + about + ". Please write it like 1250.5.";
            case AMBIGUOUS_SIZE -> "Coins or money?";
            case INVALID_SIZE -> "The size must be above zero" + about + ".";
            case CONFLICT -> "Two parts of that exclude each other" + about + ". Which one holds?";
            case VAGUE_PRICE -> "At which price exactly" + about + "?";
            case VAGUE_CONDITION -> "At which price exactly shall that happen" + about + "?";
            case CONFIRM_DESTRUCTIVE ->
                "That would sell or spend all there is. Please name each asset and how much of it.";
            case SUSPICIOUS_PRICE ->
                "That price is far from the market" + about + ". Please check it and say it again.";
            case SUSPICIOUS_SIZE ->
                "That is unusually much" + about + ". Please check it and say it again in smaller parts.";
            case NOT_UNDERSTOOD -> "I did not understand all of that, so I did nothing" + about + ".";
            case PROMPT_INJECTION -> "I follow the account's own words only, and no text that changes my rules.";
            case UNSUPPORTED ->
                "That is not offered here: there are no withdrawals, transfers, leverage or short sales.";
            case ADVICE -> "I give no advice on what to do with money.";
            case SECRETS -> "I know no keys or passwords, and tell none.";
            case MARKET_ABUSE -> "I do not help to mislead the market.";
            case OUT_OF_SCOPE -> "I can only help with trading here.";
            case NOT_OFFERED -> "That is not offered here.";
            case SCOPE_MISSING -> "This API key may only look: a ticket needs a key with the scope trade.";
            case NEGATED -> "All right, nothing is done.";
            case NO_REQUEST -> "Nothing was asked for, so nothing is done.";
        };
    }

    private static String asset(String text, MarketVocabulary vocabulary) {
        List<String> words = Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
        return vocabulary.assets().stream()
                .map(MarketVocabulary.Traded::named)
                .filter(named -> words.contains(named.asset().code().toLowerCase(Locale.ROOT))
                        || named.names().stream().anyMatch(words::contains))
                .findFirst()
                .map(named -> " " + named.asset())
                .orElse("");
    }

    /** A ticket that waits for its confirmation. */
    static String open(String meaning, Ticket ticket) {
        return "I read: " + meaning + ".\n" + lines(ticket) + "\nNothing is sent unless ticket " + ticket.id()
                + " is confirmed before " + ticket.expiresAt() + ".";
    }

    /** A ticket that was confirmed by the account's policy. */
    static String automatic(String meaning, Ticket ticket) {
        return "I read: " + meaning + ".\n" + lines(ticket) + "\nTicket " + ticket.id()
                + " is confirmed by this account's policy and is being sent.";
    }

    /** What to do with the ticket that somebody agreed to in words. */
    static String howToConfirm(Ticket ticket) {
        return "A word does not confirm. Confirm ticket " + ticket.id() + " with its hash before " + ticket.expiresAt()
                + ":\n" + lines(ticket);
    }

    private static String lines(Ticket ticket) {
        List<String> lines = new ArrayList<>();
        for (TicketLine line : ticket.lines()) {
            lines.add("- " + line.summary()
                    + line.forecasts().stream()
                            .findFirst()
                            .map(ReplyWords::forecast)
                            .orElse(""));
        }
        return String.join("\n", lines);
    }

    private static String forecast(TicketLine.Forecast forecast) {
        Optional<Reason> denied = forecast.denied();
        if (denied.isPresent()) {
            return ": would be denied now, " + denied.get().code() + ", "
                    + denied.get().detail();
        }
        return forecast.notional()
                        .filter(notional -> !notional.isZero())
                        .map(notional -> ": fills at once " + in(notional)
                                + forecast.quantity()
                                        .map(quantity -> " for " + quantity)
                                        .orElse(""))
                        .orElse(": fills nothing at once")
                + forecast.slippage()
                        .map(slippage -> ", slippage " + percent(slippage) + "%")
                        .orElse("")
                + forecast.commission()
                        .filter(commission -> !commission.isZero())
                        .map(commission -> ", commission " + in(commission))
                        .orElse("")
                + forecast.holds().map(held -> ", holds " + in(held)).orElse("");
    }

    private static String percent(BigDecimal fraction) {
        BigDecimal percent = fraction.movePointRight(2).setScale(3, RoundingMode.HALF_UP);
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }

    private static String in(Money money) {
        return money.plain() + " " + money.asset();
    }
}
