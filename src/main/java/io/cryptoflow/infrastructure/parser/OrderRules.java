package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.OrderWish;
import io.cryptoflow.domain.agent.PriceCondition;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.agent.WishRules;
import io.cryptoflow.domain.agent.WishedSize;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** Makes an order of a draft: fills in what follows from what was said, and asks back for what is missing or contradicts itself. */
final class OrderRules {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final Asset currency;

    OrderRules(Asset currency) {
        this.currency = currency;
    }

    OrderWish complete(OrderDraft draft) {
        if (draft.ofPair && draft.quote.isPresent()) {
            checkQuoteOfPrice(draft);
        }
        Side side = side(draft);
        Asset base = base(draft);
        WishedSize size = size(draft, side);
        Optional<PriceCondition> condition = draft.condition.map(
                said -> new PriceCondition(said.asset().orElse(base), said.relation(), said.price()));
        OrderPrices prices = OrderPrices.of(draft, side);
        OrderWish order = new OrderWish(
                side,
                base,
                quote(draft, size),
                size,
                prices.type(),
                prices.limit(),
                prices.stop(),
                prices.trail(),
                draft.timeInForce,
                draft.expiresAt,
                draft.postOnly,
                draft.venue,
                condition,
                draft.attachedTo);
        WishRules.objection(order).map(AskBack::because).ifPresent(ask -> {
            throw ask;
        });
        return order;
    }

    private void checkQuoteOfPrice(OrderDraft draft) {
        Asset quote = draft.quote.orElseThrow();
        if (draft.priceCurrency
                .filter(named -> !named.equals(quote) && !named.equals(currency))
                .isPresent()) {
            throw new AskBack(ReplyReason.CONFLICT, quote.code());
        }
    }

    private static Side side(OrderDraft draft) {
        return draft.side
                .or(() -> draft.isStop() ? Optional.of(Side.SELL) : Optional.empty())
                .orElseThrow(() -> new AskBack(sideless(draft), ""));
    }

    private static ReplyReason sideless(OrderDraft draft) {
        return draft.base.isEmpty() && draft.size.isEmpty() && draft.condition.isEmpty()
                ? ReplyReason.MISSING_CONTEXT
                : ReplyReason.MISSING_SIDE;
    }

    private static Asset base(OrderDraft draft) {
        boolean before = draft.sizeForm == OrderDraft.SizeForm.BARE_BEFORE_ASSET;
        boolean after = draft.sizeForm == OrderDraft.SizeForm.BARE_AFTER_ASSET;
        boolean priced = draft.namedPrice.isPresent() || draft.limitPrice.isPresent();
        Optional<Asset> inherited = draft.inheritedBase.filter(asset -> before);
        Optional<Asset> watched = draft.condition.flatMap(OrderDraft.ConditionDraft::asset);
        boolean unpriced = (after || (inherited.isPresent() && watched.isEmpty())) && !priced;
        if ((unpriced || (before && draft.base.isPresent())) && !draft.ofPair) {
            throw new AskBack(
                    ReplyReason.AMBIGUOUS_SIZE, draft.base.map(Asset::code).orElse(""));
        }
        return draft.base
                .or(() -> inherited)
                .or(() -> watched)
                .orElseThrow(() -> new AskBack(ReplyReason.MISSING_SYMBOL, ""));
    }

    private static WishedSize size(OrderDraft draft, Side side) {
        boolean holding = draft.closing || (draft.isStop() && side == Side.SELL);
        if (draft.size.isEmpty() && !holding) {
            throw new AskBack(
                    ReplyReason.MISSING_SIZE, draft.base.map(Asset::code).orElse(""));
        }
        return draft.size.orElseGet(() -> WishedSize.ofPosition(ALL));
    }

    /** The named currency, or that of the money; the account's own only as part of a pair. */
    private Optional<Asset> quote(OrderDraft draft, WishedSize size) {
        Optional<Asset> ofMoney = size.currency().filter(asset -> !asset.equals(currency));
        Optional<Asset> ofPrice = draft.priceCurrency.filter(asset -> !asset.equals(currency));
        Optional<Asset> quote = draft.quote.or(() -> ofMoney).or(() -> ofPrice);
        boolean plainMoney = size.kind() == WishedSize.Kind.QUOTE && ofMoney.isEmpty();
        boolean foreign = quote.filter(asset -> !asset.equals(currency)).isPresent();
        boolean differs = ofMoney.isPresent() && !ofMoney.equals(quote);
        boolean pricedOtherwise = ofPrice.isPresent() && !ofPrice.equals(quote);
        boolean pricedInOwn = draft.priceCurrency.equals(Optional.of(currency)) && !isLike(quote);
        if (differs || pricedOtherwise || pricedInOwn || (plainMoney && foreign)) {
            throw new AskBack(ReplyReason.CONFLICT, quote.map(Asset::code).orElse(""));
        }
        return quote;
    }

    /** Whether {@code quote} is the account's currency, or a coin that stands for it and is named after it. */
    private boolean isLike(Optional<Asset> quote) {
        return quote.map(Asset::code).orElse(currency.code()).startsWith(currency.code());
    }
}
