package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.value.Asset;
import java.util.Optional;

/** Reads where and with what an order is to be filled: the venue, the currency, as a maker only. */
final class PlaceSlot {
    private final Cursor cursor;
    private final Lexicon lexicon;
    private final Asset currency;

    PlaceSlot(Cursor cursor, Lexicon lexicon, Asset currency) {
        this.cursor = cursor;
        this.lexicon = lexicon;
        this.currency = currency;
    }

    boolean read(OrderDraft draft) {
        if (cursor.take(Term.POST_ONLY)) {
            draft.postOnly = true;
            return true;
        }
        return readVenue(draft) || readQuote(draft);
    }

    private boolean readVenue(OrderDraft draft) {
        boolean named = cursor.isAny(Term.ON, Term.VIA, Term.AT, Term.WITH, Term.FROM, Term.IN);
        boolean heading = cursor.is(0, Token.Venue.class) && (cursor.is(1, Term.COLON) || cursor.is(1, Term.COMMA));
        if (!(named && cursor.is(1, Token.Venue.class)) && !heading) {
            return false;
        }
        if (named) {
            cursor.skip();
        }
        cursor.take(Token.Venue.class).ifPresent(venue -> draft.venue(venue.name()));
        return true;
    }

    private boolean readQuote(OrderDraft draft) {
        int start = cursor.mark();
        boolean joined = cursor.takeAny(Term.WITH, Term.PAID_IN, Term.IN, Term.FOR, Term.FROM);
        boolean mine = joined && cursor.take(Term.MY);
        Optional<Asset> named =
                cursor.take(Token.Cash.class).map(Token.Cash::asset).or(() -> coinAsQuote(draft));
        if (!joined || named.isEmpty()) {
            cursor.back(start);
            return false;
        }
        if (mine) {
            cursor.take(Term.POSITION);
        }
        named.filter(asset -> !asset.equals(currency)).ifPresent(draft::quote);
        return true;
    }

    /** Another coin than the order's own, where coins are bought with it. */
    private Optional<Asset> coinAsQuote(OrderDraft draft) {
        Optional<Asset> coin = cursor.look(0)
                .filter(Token.Coin.class::isInstance)
                .map(token -> ((Token.Coin) token).asset())
                .filter(asset -> draft.base.isPresent() && !draft.base.equals(Optional.of(asset)))
                .filter(asset ->
                        lexicon.isCurrency(asset) && (cursor.is(-1, Term.WITH) || cursor.is(-1, Term.PAID_IN)));
        coin.ifPresent(asset -> cursor.skip());
        return coin;
    }
}
