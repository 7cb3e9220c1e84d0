package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.AccountContext;
import io.cryptoflow.domain.agent.Intent;
import io.cryptoflow.domain.agent.OrderChange;
import io.cryptoflow.domain.agent.OrderFilter;
import io.cryptoflow.domain.agent.ReplyReason;
import io.cryptoflow.domain.order.OrderType;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.util.List;
import java.util.Optional;

/** Reads a change of one open order: which one, and what is to be new. A number alone is the price. */
final class ModifyGrammar {
    /** What the next number is. */
    private enum Role {
        UNSAID,
        PRICE,
        STOP,
        SIZE
    }

    private final Cursor cursor;
    private final AccountContext context;
    private final FilterDraft filter = new FilterDraft();
    private Optional<Price> price = Optional.empty();
    private Optional<Price> stop = Optional.empty();
    private Optional<Quantity> quantity = Optional.empty();
    private Optional<Asset> ofQuantity = Optional.empty();
    private Role role = Role.UNSAID;
    private boolean plainPrice;

    ModifyGrammar(Cursor cursor, AccountContext context) {
        this.cursor = cursor;
        this.context = context;
    }

    List<Intent> read() {
        cursor.skip();
        readTarget();
        while (!cursor.isDone()) {
            if (!readRole() && !readOld() && !readNumber()) {
                throw cursor.unexpected();
            }
        }
        return List.of(new Intent.ModifyOrder(target(), change()));
    }

    private void readTarget() {
        FilterGrammar grammar = new FilterGrammar(cursor);
        while (!cursor.isDone() && !cursor.isAny(Term.TO, Term.COLON, Term.AT, Term.BY, Term.COMMA)) {
            boolean identified = !filter.orderIds.isEmpty();
            if (identified && (cursor.is(0, Token.Numeral.class) || cursor.isAny(Term.STOP, Term.LIMIT))) {
                return;
            }
            if (cursor.is(Term.IT)) {
                throw new AskBack(ReplyReason.MISSING_CONTEXT, "it");
            }
            boolean owner = cursor.isAny(Term.OF, Term.ON, Term.FOR) && role != Role.UNSAID;
            if (owner && !cursor.is(1, Token.Coin.class) && !cursor.is(1, Token.Venue.class)) {
                cursor.skip();
            } else if (!readRoleOfTarget() && !grammar.read(filter)) {
                throw cursor.unexpected();
            }
        }
    }

    private boolean readRoleOfTarget() {
        int start = cursor.mark();
        cursor.takeAny(Term.THE, Term.MY);
        if (cursor.is(Term.LIMIT) && (cursor.is(1, Term.PRICE) || textIs("limit price"))) {
            cursor.skip();
            cursor.take(Term.PRICE);
            role = Role.PRICE;
            return true;
        }
        if (cursor.isAny(Term.PRICE, Term.SIZE_OF, Term.TRIGGER) || textIs("stop price")) {
            return readRole();
        }
        if (cursor.isAny(Term.STOP, Term.STOP_LOSS) && isOfNumber()) {
            cursor.skip();
            role = Role.STOP;
            return true;
        }
        cursor.back(start);
        return false;
    }

    /** "The stop of order 3" is a price of that order; "the stop on BTC" is an order. */
    private boolean isOfNumber() {
        boolean of = cursor.is(1, Term.OF) || cursor.is(1, Term.ON) || cursor.is(1, Term.FOR);
        int next = cursor.is(2, Term.MY) || cursor.is(2, Term.THE) ? 3 : 2;
        int number = cursor.is(next, Term.ORDER) ? next + 1 : next;
        return of
                && (cursor.is(number, Token.OrderNumber.class)
                        || cursor.is(number, Token.Numeral.class)
                        || cursor.is(number, Term.NUMBERED));
    }

    private boolean readRole() {
        if (cursor.isAny(Term.TO, Term.COLON, Term.AND, Term.COMMA)) {
            cursor.skip();
            return true;
        }
        if (cursor.isAny(Term.AT, Term.PRICE) || (cursor.is(Term.LIMIT) && role != Role.SIZE)) {
            cursor.skip();
            role = role == Role.STOP ? role : Role.PRICE;
            return true;
        }
        if (cursor.takeAny(Term.STOP, Term.TRIGGER)) {
            role = Role.STOP;
            return true;
        }
        if (cursor.take(Term.SIZE_OF)) {
            role = Role.SIZE;
            return true;
        }
        return false;
    }

    /** "Instead of 50" tells what was, and changes nothing. */
    private boolean readOld() {
        if (!cursor.is(Term.INSTEAD_OF) || !cursor.is(1, Token.Numeral.class) || !hasChange()) {
            return false;
        }
        cursor.skip();
        cursor.skip();
        cursor.take(Token.Coin.class);
        return true;
    }

    private boolean hasChange() {
        return price.isPresent() || stop.isPresent() || quantity.isPresent();
    }

    private boolean readNumber() {
        Optional<Token.Numeral> found = cursor.take(Token.Numeral.class);
        if (found.isEmpty()) {
            return false;
        }
        Token.Numeral number = found.orElseThrow();
        Optional<Token.Coin> coin = cursor.take(Token.Coin.class);
        if (coin.isPresent() || role == Role.SIZE) {
            boolean money = number.currency().isPresent();
            if (money || quantity.isPresent() || (coin.isPresent() && role != Role.SIZE && role != Role.UNSAID)) {
                throw new AskBack(ReplyReason.CONFLICT, number.text());
            }
            ofQuantity = coin.map(Token.Coin::asset);
            quantity = Optional.of(new Quantity(Amounts.units(number).value()));
        } else if (role == Role.STOP) {
            stop = once(stop, number);
        } else {
            if (role == Role.UNSAID && hasChange()) {
                throw new AskBack(ReplyReason.NOT_UNDERSTOOD, number.text());
            }
            plainPrice = role == Role.UNSAID;
            price = once(price, number);
        }
        role = Role.UNSAID;
        return true;
    }

    private static Optional<Price> once(Optional<Price> before, Token.Numeral number) {
        boolean foreign =
                number.currency().filter(asset -> !asset.code().equals("USD")).isPresent();
        if (before.isPresent() || foreign) {
            throw new AskBack(ReplyReason.CONFLICT, number.text());
        }
        return Optional.of(Amounts.price(number));
    }

    private OrderFilter target() {
        List<OrderFilter> filters = filter.filters();
        boolean told = !filter.orderIds.isEmpty()
                || filter.last
                || filter.side.isPresent()
                || filter.type.isPresent()
                || (filter.ofOrder && !filter.assets.isEmpty());
        if (filters.size() != 1 || !told || filter.plural || !filter.excluded.isEmpty()) {
            throw new AskBack(ReplyReason.MISSING_CONTEXT, "which order");
        }
        return filters.get(0);
    }

    private OrderChange change() {
        if (plainPrice && quantity.isPresent()) {
            throw new AskBack(ReplyReason.NOT_UNDERSTOOD, "price");
        }
        boolean stopMeant = filter.type.equals(Optional.of(OrderType.STOP));
        filter.orderIds.stream().findFirst().flatMap(context::openOrder).ifPresent(this::checkAgainst);
        if (stopMeant && plainPrice && stop.isEmpty()) {
            stop = price;
            price = Optional.empty();
        }
        boolean typed = filter.type
                .filter(type -> type != OrderType.STOP && type != OrderType.LIMIT)
                .isPresent();
        if (!hasChange() || (typed && plainPrice)) {
            throw new AskBack(ReplyReason.MISSING_PRICE, "");
        }
        boolean mixed = filter.assets.stream()
                .anyMatch(asset ->
                        ofQuantity.filter(other -> !other.equals(asset)).isPresent());
        if (mixed) {
            throw new AskBack(ReplyReason.CONFLICT, "asset");
        }
        return new OrderChange(price, stop, quantity);
    }

    /** A number that fits another kind of order, or an asset that is not the order's, is a slip. */
    private void checkAgainst(AccountContext.OpenOrder order) {
        boolean ofOther =
                ofQuantity.filter(asset -> !asset.equals(order.base())).isPresent();
        boolean whichPrice = plainPrice && price.isPresent() && order.type().isConditional();
        boolean hasNoStop = stop.isPresent() && !order.type().isConditional();
        if (ofOther || whichPrice || hasNoStop) {
            throw new AskBack(ReplyReason.CONFLICT, order.orderId());
        }
    }

    private boolean textIs(String phrase) {
        return cursor.look(0).filter(token -> token.text().equals(phrase)).isPresent();
    }
}
