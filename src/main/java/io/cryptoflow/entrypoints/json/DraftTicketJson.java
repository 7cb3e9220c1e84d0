package io.cryptoflow.entrypoints.json;

import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.agent.DraftTicket;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.OrderWish;
import io.cryptoflow.domain.agent.WishedSize;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.order.TrailingOffset;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Orders that programs want tickets for: the terms of an order, read as strictly as those of an order that is placed. */
public final class DraftTicketJson {
    private DraftTicketJson() {}

    /** Reads the schema {@code DraftTicketRequest}. */
    public static DraftTicket.Command command(Principal principal, JsonObject body) {
        OrderTerms terms = OrderTermsJson.read(RequestFields.of(body, OrderTermsJson.FIELDS));
        terms.trailingOffset().ifPresent(DraftTicketJson::requirePercent);
        return new DraftTicket.Command(principal, List.of(new Intent.PlaceOrder(wish(terms))));
    }

    private static void requirePercent(TrailingOffset offset) {
        if (offset.unit() != TrailingOffset.Unit.PERCENT) {
            throw InvalidRequest.field("INVALID_FIELD", "trailingUnit", "expected PERCENT");
        }
    }

    private static OrderWish wish(OrderTerms terms) {
        return new OrderWish(
                terms.side(),
                terms.symbol().base(),
                Optional.of(terms.symbol().quote()),
                size(terms),
                terms.type(),
                terms.limitPrice(),
                terms.stopPrice(),
                terms.trailingOffset().map(TrailingOffset::amount),
                Optional.of(terms.timeInForce()),
                terms.expiresAt(),
                terms.postOnly(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static WishedSize size(OrderTerms terms) {
        return terms.quoteQuantity()
                .map(money -> WishedSize.ofMoney(money.amount(), money.asset()))
                .or(() -> terms.quantity().map(quantity -> WishedSize.ofBase(quantity.amount())))
                .orElseThrow();
    }
}
