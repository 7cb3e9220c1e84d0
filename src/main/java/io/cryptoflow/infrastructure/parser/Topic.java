package io.cryptoflow.infrastructure.parser;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a question about the market or the account is about; the first topic that is named wins. */
enum Topic {
    BOOK(
            "order book, orderbook, book, depth, bids and asks, bid and ask, bid ask, level 2, l2, spread, bids, asks, order books"),
    STATISTICS(
            "volume, 24 h, 24 hour, 24 hours, 24 hr, 24 hrs, high, low, stats, statistics, daily range, day range, highs, lows, traded volume, range,"
                    + " high and low, last 24"),
    PROFIT(
            "pnl, p&l, profit, profits, loss, losses, up or down, in the green, in the red, how am i doing, gains, gain, performance, returns,"
                    + " return, earned, earn, how did i do, making money, did i make, did i lose, have i made, have i lost, i made, i lost, i up,"
                    + " i down, am i winning, made or lost, losing, i making, money have i, p and l, made on, lost on, how have i done, doing today,"
                    + " doing this week, doing this month, i gained"),
    FILLS(
            "fills, trades, trade history, executions, did i buy, did i sell, have i bought, have i sold, did i trade, transactions, i bought,"
                    + " i sold, have i traded, trading history, last trade, i trade, executed trades, fill history, my executed, been executed,"
                    + " what got executed, got executed, executed today, executed yesterday, executed this week, what executed, was executed"),
    ORDERS(
            "orders, order, pending, working, still open, open buys, open sells, fill, filled, get filled, open bids, open offers, open buy,"
                    + " open sell, still live, resting, open stops, active, stops, executed, gone through, go through, execute, waiting, outstanding,"
                    + " anything open, open limits, what's open, still pending, limits, what do i have open, stop losses, buys, sells"),
    POSITIONS(
            "positions, position, portfolio, holdings, exposure, am i holding, do i hold, what do i own, what do i have, what i own, what i have,"
                    + " bags, coins do i own, coins do i have, coins i own, coins i have, assets do i, coins am i"),
    BALANCE(
            "balance, balances, have, own, hold, holding, left, funds, wallet, buying power, available, free cash, cash, money, got, possess,"
                    + " account value, account worth, in my account, spend, afford, owned, held, my account"),
    PRICE(
            "price, prices, quote, quotes, trading, trade at, trades at, cost, costs, worth, going for, rate, ticker, how much is, what's, what is,"
                    + " where's, where is, value, how much does, how much are, how much for, how's, how is, doing, priced, price check, current price,"
                    + " spot, market price, how much, sitting, level, now");

    private static final Map<Topic, Phrases> PHRASES = new EnumMap<>(Topic.class);

    static {
        for (Topic topic : values()) {
            PHRASES.put(topic, Phrases.of(topic.phrases));
        }
    }

    private final String phrases;

    Topic(String phrases) {
        this.phrases = phrases;
    }

    static Optional<Topic> of(Words words) {
        return PHRASES.entrySet().stream()
                .filter(topic -> words.has(topic.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
