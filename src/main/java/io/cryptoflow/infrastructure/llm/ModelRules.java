package io.cryptoflow.infrastructure.llm;

import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.MarketVocabulary;
import java.util.stream.Collectors;

/** What a model is told before it sees a sentence: the rules of reading, and what there is to trade. No balance, no key, no name. */
final class ModelRules {
    private final String rules;

    ModelRules(String general, MarketVocabulary vocabulary) {
        String assets = vocabulary.assets().stream()
                .map(traded -> named(traded.named()))
                .collect(Collectors.joining(", "));
        String currencies =
                vocabulary.currencies().stream().map(ModelRules::named).collect(Collectors.joining(", "));
        rules = general
                + "Assets: " + assets + "\nCurrencies: " + currencies + "\nVenues: "
                + String.join(", ", vocabulary.venues()) + "\n";
    }

    private static String named(MarketVocabulary.Named named) {
        String code = named.asset().code();
        return named.names().isEmpty() ? code : code + " (" + String.join(", ", named.names()) + ")";
    }

    /** For the account in {@code context}. */
    String text(AccountContext context) {
        String orders = context.openOrders().stream()
                .map(order -> order.orderId() + " " + order.side() + " " + order.base() + " " + order.type())
                .collect(Collectors.joining(", "));
        return rules + "Now: " + context.now() + ", time zone " + context.zone() + "\nCurrency of the account: "
                + context.currency() + "\nOpen orders: " + (orders.isEmpty() ? "none" : orders) + "\n";
    }
}
