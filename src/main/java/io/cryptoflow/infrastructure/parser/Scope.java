package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import java.util.Optional;

/** Tells what the product does not do: move coins elsewhere, lend, give advice, chat. */
final class Scope {
    private static final int NEAR = 8;
    private static final Phrases UNSUPPORTED = Phrases.of(
            "withdraw, withdrawal, deposit, transfer, wire, leverage, leveraged, margin, short, shorting, futures, future, perp, perps, perpetual,"
                    + " perpetuals, options, call option, put option, calls, puts, stake, staking, unstake, lend, lending, borrow, loan, bridge, mint,"
                    + " nft, nfts, airdrop, cold storage, cold wallet, hardware wallet, metamask, ledger nano, bank account, my bank, credit card,"
                    + " debit card, paypal, iban, payout, external wallet, my wallet, go long, go short, longing, copy trade, dca, recurring,"
                    + " top up, fund my account, cash app, yield, liquidity pool, etf, 2x, 3x, 5x, 10x, 20x, 25x, 50x, 100x, cross margin,"
                    + " isolated, swap contract, subaccount, stock, stocks, shares, gold, forex");
    private static final Phrases SENDING = Phrases.of("send, move, pay, ship, wire, sent");
    private static final Phrases PLACES =
            Phrases.of("wallet, address, bank, account, ledger, friend, mom, wife, brother, him, her, exchange");
    private static final Phrases ADVICE = Phrases.of(
            "should i, should we, shall i, do you think, what do you think, would you buy, would you sell, recommend, recommendation, your opinion,"
                    + " your advice, advise, is it a good time, good time to, a good buy, a good investment, worth buying, worth investing,"
                    + " is it smart, is it wise, which coin, which coins, what coin, what coins, best coin, best crypto, best investment,"
                    + " will go up, going up, go to the moon, going to the moon, price prediction, predict, prediction, forecast, going to rise,"
                    + " going to drop, going to crash, what should, when should, will btc, will bitcoin, will eth, will ethereum, will sol,"
                    + " better investment, bullish or bearish, bull or bear, what would you, make me rich, double my money, get rich, worth holding,"
                    + " is now a good, smart to buy, wise to buy, good idea to, which one should, which asset, what to buy, what to sell,"
                    + " hold or sell, buy or sell, sell or hold, buy or wait, price target, undervalued, overvalued, will it go, will it rise,"
                    + " will the price, suggest, suggestion, next big, 10x next, tell me what to, pick a coin, best trade, is it worth");
    private static final Phrases ELSEWHERE = Phrases.of(
            "poem, joke, song, story, weather, recipe, haiku, essay, limerick, code, script, python, javascript, movie, football, soccer,"
                    + " president, capital of, homework, math, translate, restaurant, pizza, flight, hotel, who won, birthday, meaning of life,"
                    + " lyrics, rap, cook, dinner, dog, cat, girlfriend, boyfriend, election, politics, love letter, cover letter, resume, novel,"
                    + " game, chess, riddle, trivia, horoscope, sing, paint, draw, alarm, remind, reminder, timer, playlist, music, book a, order a,"
                    + " taxi, uber, website, essay, history of, who invented, satoshi nakamoto, who created, square root, square, your name,"
                    + " are you human, are you a bot, are you an ai, how old are you, chatgpt, gpt, tell me something, fun fact, play");
    private static final Phrases ASKING = Phrases.of(
            "write, tell, sing, compose, translate, summarize, summarise, what, who, where, when, how, why, which, give, make, play, can, could, do");

    private Scope() {}

    /** Why it is refused, for a sentence that is no question for the manual. */
    static Optional<ReplyReason> refusal(Words words) {
        if (words.has(ADVICE)) {
            return Optional.of(ReplyReason.ADVICE);
        }
        if (words.has(UNSUPPORTED) || words.hasNear(SENDING, PLACES, NEAR) || Guard.isOpaque(words)) {
            return Optional.of(ReplyReason.UNSUPPORTED);
        }
        return words.has(ELSEWHERE) ? Optional.of(ReplyReason.OUT_OF_SCOPE) : Optional.empty();
    }

    /** Whether {@code words}, in which nothing of the trade was found, ask for something all the same. */
    static boolean asksElsewhere(Words words) {
        return words.count() > 2 && words.begins(ASKING);
    }
}
