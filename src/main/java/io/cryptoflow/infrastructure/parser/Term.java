package io.cryptoflow.infrastructure.parser;

import java.util.List;

/** The words and phrases of the grammar by their role; a phrase wins over the shorter phrases and words it begins with. */
enum Term {
    // What may be left out without a change of meaning.
    FILLER(
            "please, pls, plz, kindly, thanks, thank you, thx, ty, cheers, hey, hi, hello, lol, haha, ok, okay, now, right now, rn, asap,"
                    + " immediately, at once, right away, straight away, for me, just, bro, mate, dude, quickly, instantly, yo, good morning"),
    OPENER(
            "can you, could you, would you, will you, can u, could u, i want to, i would like to, i'd like to, i wanna, i need to, want to,"
                    + " wanna, id like to, i want you to, i need you to, go ahead and, go and, let's, lets, let me, i'd love to, i would love to,"
                    + " would you mind, i wish to, i have to, i'd like you to"),
    COMMA(""),
    COLON(""),
    END(""),
    QUESTION(""),
    AND("and, &, plus"),
    THEN("then, and then, also, afterwards, after that, and also, as well as"),
    BUT("but"),
    INSTEAD("instead, rather"),

    // Verbs.
    BUY(
            "buy, purchase, pick up, get me, get, gimme, give me, grab, grab me, buy me, acquire, scoop up, scoop, snag, snap up, bag,"
                    + " accumulate, i want, i'd like, i would like, i need, i'll take, i'll have, buy up, order me, pick me up"),
    SELL("sell, dump, offload, unload, get rid of, let go of, ditch, sell off, cash out, cash out of, part with, flog"),
    CLOSE("close, exit, close out, liquidate, get out of, close out of, flatten, unwind"),
    SPEND("put, invest, spend, ape, throw, stick, allocate, use, yolo, deploy, drop, ape in, put in"),
    CONVERT("convert, swap, exchange, trade, turn"),
    BID("bid"),
    OFFER("offer"),
    PROTECT("protect"),
    PLACE("place, set, add, enter, submit, attach, set up, make, open, put in an, put in a"),
    CANCEL(
            "cancel, kill, pull, remove, scrap, delete, call off, take down, revoke, void, nuke, clear, abort, take off"),
    MODIFY(
            "change, move, raise, lower, amend, modify, update, edit, adjust, bump, reprice, shift, increase, decrease, reduce, alter, bump up,"
                    + " move up, move down, resize, drag, set, make"),

    // Kinds of orders.
    MARKET(
            "market, market price, mkt, market order, the market, the market price, the current price, current price, the current market price,"
                    + " current market price, spot price, the going rate, whatever price, the going price, any price, market orders"),
    LIMIT("limit, lmt, limit price"),
    STOP("stop, stop price, stop market"),
    STOP_LOSS("stop loss, sl, stoploss, stop losses"),
    STOP_LIMIT("stop limit, stop limits"),
    TAKE_PROFIT("take profit, tp, take profits, profit target"),
    TRAILING("trailing stop, trailing stop loss, trail, trailing, trailing stops"),
    TRIGGER("trigger, trigger price, triggered, activation price, triggers"),
    ORDER("order, orders"),

    // Sizes.
    WORTH("worth, worth of"),
    POSITION("position, holding, holdings, stack, bag, bags, stash, coins, tokens, balance, positions"),
    ALL("all, all of, every last, the whole of, all the, the whole, all of the, the entire"),
    ENTIRE("entire, whole, full, complete"),
    SOME(
            "some, a few, a bit of, a little, a bit, a bunch of, a lot of, lots of, some more, several, a couple of, a couple, a little bit"
                    + " of, a handful of, many, loads of, a small amount of, a chunk of"),
    EVERYTHING(
            "everything, all in, everything i own, everything i have, all my coins, all my crypto, all my assets, all my holdings, all my positions,"
                    + " my portfolio, my whole portfolio, my entire portfolio, all positions, the lot, it all, everything i've got, my life savings,"
                    + " all i have, all i own, all my bags, all of my positions, all of my holdings, all of my coins, the whole portfolio, my savings"),
    THE_OTHER_HALF("the other half, other half, the remaining half, the rest half"),
    EACH("each, apiece, a piece, a coin, per coin, per unit, a pop, per token"),
    EACH_OF("each of, each in, each into"),
    MORE("more, extra, additional"),
    ANOTHER("another"),

    // Prices.
    AT("at, priced at"),
    PRICE("price, a price of, the price of, price of, the price"),
    A_LIMIT_OF("a limit of, a limit price of, limit of, limit price of"),
    OR_BETTER("or better"),
    OR_LOWER("or lower, or less, or below, or under, or cheaper, max, maximum, tops, at most, or down"),
    OR_HIGHER("or higher, or more, or above, or over, minimum, min, at least, or up"),
    NO_MORE_THAN(
            "max, maximum, at most, a max of, a maximum of, up to, no more than, not more than, at the most, no higher than, i won't pay more than, won't pay more than, don't pay more than,"
                    + " do not pay more than, not above, paying no more than, paying at most, pay no more than, pay at most, but not above, but not more than, but no more than, but not over, but not higher than, not a cent more than,"
                    + " not paying more than, without paying more than, i'm not paying more than, i will not pay more than, my max is, nothing above,"
                    + " nothing over, for no more than, at no more than, will not pay more than, cap it at, capped at, for at most, for a maximum of,"
                    + " for not more than, not higher than"),
    NO_LESS_THAN(
            "min, minimum, at least, a min of, a minimum of, no less than, not less than, no lower than, not below, not a cent less than, i won't take less than, won't take less than,"
                    + " don't sell below, i want at least, nothing below, nothing under, for no less than, for at least, at no less than,"
                    + " won't accept less than, i won't accept less than, not lower than, won't sell below, i won't sell below,"
                    + " won't sell for less than, i won't sell for less than, but not below, but not less than, but not under, but no less than, but not lower than, for a minimum of, not for less than, for not less than, my minimum is"),
    NEAR(
            "near, around, about, roughly, approximately, approx, circa, close to, somewhere around, nearly, almost, close by"),
    CHEAP(
            "cheap, a good price, cheaply, a discount, the dip, dips, low, high, a nice price, a fair price, the best price, best price,"
                    + " a reasonable price, a better price, the top, the bottom, a low price, a high price, slightly below market, below market,"
                    + " above market, the right price"),

    // How long, where, and how it is paid.
    GTC(
            "gtc, good till cancelled, good till canceled, good til cancelled, good til canceled, good until cancelled, good until canceled,"
                    + " until cancelled, until canceled, until i cancel it, until i cancel, good till cancel, good til cancel, good until cancel,"
                    + " till cancelled, till canceled, till i cancel it, till i cancel"),
    IOC("ioc, immediate or cancel, immediate or cancelled, immediate or canceled"),
    FOK("fok, fill or kill"),
    DAY_ORDER(
            "good for the day, good for today, for the day, for today, day order, day only, today only, valid today, good for day,"
                    + " valid for the day, for today only, valid for today, as a day order, good today, day orders"),
    VALID(
            "valid, good, live, working for, expires, expiring, expire, keep it, keep it open, keep it live, lasting, leave it open"),
    UNTIL("until, till, til, up until"),
    POST_ONLY("post only, maker only, as maker, as a maker, postonly, as maker only, as post only, make it post only"),
    ON("on"),
    VIA("via, through"),
    WITH("with, using, out of"),
    PAID_IN("paid in, paying in, paying with, pay with, denominated in, against, versus, vs, paid with"),

    // Conditions.
    IF(
            "if, when, once, as soon as, wait until, wait till, in case, should, whenever, the moment, the minute, wait for, after, only if,"
                    + " only when, if and when, the second, if ever, provided"),
    UNLESS(
            "unless, or, except if, not, no, nor, without, until then, either, while, only, or else, otherwise, neither"),
    BELOW(
            "below, under, beneath, at or below, at or under, drops to, falls to, dips to, drop to, fall to, dip to, goes down to, comes down to, gets down to,"
                    + " slides to, sinks to, crashes to, tanks to, drops down to, falls down to, less than, lower than, goes below, cheaper than,"
                    + " retraces to, pulls back to, declines to, plunges to, is down to, go down to, come down to, slips to"),
    ABOVE(
            "above, over, past, at or above, at or over, rises to, climbs to, goes up to, gets up to, jumps to, rallies to, rise to, climb to, pumps to, runs up to,"
                    + " comes up to, higher than, greater than, more than, shoots up to, surges to, soars to, moons to, is up to, go up to, moves up to"),
    TOUCHES("hits, reaches, touches, hit, reach, touch, hitting, reaching, touching, gets to exactly, tags"),
    MOVES(
            "drops, falls, dips, goes, gets, is, trades, moves, breaks, slides, sinks, rises, climbs, jumps, drop, fall, dip, go, rise, climb,"
                    + " crosses, it's, falling, rising, closes, break, trading, dropping, breaks out, be, slips, pops, gets back, goes back, breaks down,"
                    + " drops back, surges, pumps, rallies, crashes, tanks, plunges, drops down, rises back, comes, cracks, has dropped, has fallen,"
                    + " has risen"),

    // Small words.
    A("a, an, one of"),
    THE("the, that, this, these, those"),
    MY("my, our"),
    OF("of"),
    FOR("for"),
    IN("in, into"),
    TO("to, onto"),
    BY("by, within"),
    IT("it, them, that one, this one, the position, the whole thing"),
    FROM("from"),

    // Words of filters, changes and times.
    OPEN(
            "open, pending, working, resting, active, outstanding, that's open, that is open, that are open, still open, unfilled, live orders,"
                    + " currently open"),
    LAST("last, latest, most recent, newest, previous"),
    EVERY("every, any, each and every, every single, every one of, any and all"),
    EXCEPT(
            "except, except for, but not, other than, apart from, but keep, excluding, besides, all but, everything but"),
    NUMBERED("number, id, nr"),
    SIZE_OF(
            "size, quantity, amount, qty, the size, the quantity, the amount, the size of, the quantity of, the amount of, size of, quantity of,"
                    + " volume of"),
    INSTEAD_OF("instead of, rather than, from, not"),
    BUYS("buys, bids"),
    SELLS("sells, offers, asks, ask"),
    LIMITS("limits, limit orders"),
    STOPS("stops, stop orders"),
    ONES("ones, one"),
    TODAY("today"),
    TOMORROW("tomorrow, tmrw, tomorow"),
    NEXT("next, the next"),
    MINUTES("minute, minutes, mins"),
    HOURS("hour, hours, hrs, hr, h"),
    DAYS("day, days"),
    WEEKS("week, weeks"),
    WEEKDAY("monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, wed, thu, fri, sat"),
    MONTH("january, february, march, april, may, june, july, august, september, october, november, december"),
    PERCENT_WORD("percent, pct, per cent"),

    // What turns a sentence round, and what asks.
    NEGATION(
            "don't, do not, dont, never, i don't want to, i do not want to, i dont want to, don't want to, not going to, i'm not going to,"
                    + " i won't, i'd rather not, rather not, no need to, i will not, i wouldn't, let's not, i don't wanna, i no longer want to,"
                    + " please don't, you must not, do not ever, don't ever, don't you dare, hold off on, refrain from, avoid, don't want you to,"
                    + " i don't want you to, i am not going to, i don't think i want to, i'm not ready to, i would not"),
    ASK(
            "show, list, what's, what is, what are, how much, how many, tell me, check, display, see, view, where's, where is, which, did, do i,"
                    + " is my, are my, am i, have i, has my, pull up, let me see, give me, get me, get, i want to see, i want to know, any, fetch,"
                    + " look up, print, report, did my, has, is, are, what, how's, who, quote, quote me, can i see, could i see, where, whats, hows,"
                    + " wheres, how did, how am i, how is, i'd like to see, i'd like to know");

    private final String phrases;

    Term(String phrases) {
        this.phrases = phrases;
    }

    /** The words and phrases that say it. */
    List<String> phrases() {
        return phrases.isEmpty() ? List.of() : List.of(phrases.split(", "));
    }
}
