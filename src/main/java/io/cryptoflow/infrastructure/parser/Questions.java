package io.cryptoflow.infrastructure.parser;

/** Tells questions for the manual from requests and from questions about the account or the market. */
final class Questions {
    private static final Phrases PREFACES = Phrases.of(
            "hey, hi, hello, please, so, and, well, ok, okay, quick question, question, just wondering, i wonder, wondering, um, also, but, just curious");
    private static final Phrases ALWAYS = Phrases.of(
            "how do, how does, how can, how would, how will, how should, how to, how could, how is a, how is an, how is the fee, how are fees,"
                    + " how are orders, how are trades, how long, how often, how fast, how secure, how safe, how come, why, what if, what happens,"
                    + " what would happen, what will happen, what's the difference, what is the difference, whats the difference,"
                    + " what's the point, what does, what do, what kind, what kinds, what type, what types, what's a, what is a, what is an,"
                    + " what's an, whats a, can i, could i, may i, am i able, am i allowed, is it possible, is it ok, is it safe, do you support, do you offer,"
                    + " do you charge, do you have, does, explain, describe, tell me about, tell me how, tell me why, when does, when do, when will,"
                    + " where can i, where do i, where should i, which order types, which venues, which exchanges, which assets are, which coins are,"
                    + " which pairs, which currencies, what order types, what venues, what exchanges, what pairs, what assets, what coins are, what currencies,"
                    + " is there, is a, is an, are there fees, are there any fees, are limit, are market, are stop, are my funds, do i need, do i have to,"
                    + " do i pay, do limit, do market, do stop, do orders, do my orders, is margin, is leverage, will my, will a, would a, can a,"
                    + " can you explain, could you explain, can you describe, can you tell me how, could you tell me how, can you tell me about,"
                    + " what are the fees, what are fees, what are your fees, what are the trading, what are the order, what are the risks,"
                    + " what's the minimum, what is the minimum, what's the maximum, what is the maximum, what's the smallest, what's the fee,"
                    + " what is the fee, what are limit, what are stop, what are maker, what's meant, what is meant, what do you mean, define,"
                    + " difference between, what's the commission, what is the commission, what's post, what is post, what's slippage,"
                    + " what is slippage, suppose, let's say, lets say, say i, imagine, assuming, hypothetically, would it, could it, if i,"
                    + " i don't understand, i don't get, help me understand, walk me through, teach me, is my money, who can, what would, what is smart,"
                    + " is it true, are you able, is trading, does it, what's gtc, what's ioc, what's fok, i'd like to know how, i want to know how,"
                    + " can we, could we, can someone, can users, what time, what's the best way, what is the best way, whats the best way,"
                    + " what about, how many orders can, how much can i, how much does it cost to, how much do you charge, how much is the fee,"
                    + " how much are the fees, how much are fees, how much commission, how much leverage, how does one, do i lose, do i get charged,"
                    + " are fractional, are fees, is fractional, what fees, which fees, what's the fees, what commissions");
    private static final Phrases HOW = Phrases.of(
            "how do, how does, how can, how would, how to, how is, why, what if, what happens, what would happen, explain, difference between,"
                    + " what's the difference, what is the difference, describe");
    private static final Phrases HYPOTHETICAL = Phrases.of(
            "what happens if, what would happen, what will happen, what happens when, what if i, suppose i, how do i, how does");
    private static final Phrases LOOKING = Phrases.of(
            "can i see, could i see, can i get my, can i get the price, may i see, can i have my, can i look at, what do i own, what do i have, what do i hold, what do my, how is my, how long is my");
    private static final Phrases HELP = Phrases.of(
            "help, help me, help please, please help, what can you do, commands, what can i say, what can i ask, what can i ask you, i need help,"
                    + " show help, how can you help, how can you help me, what do you do, what are you able to do, menu, options, usage,"
                    + " list commands, show commands, show me what you can do, what can you help me with, what can you help with, what do you understand,"
                    + " what commands are there, what commands do you know, can you help me, can you help, could you help me, give me help,"
                    + " show me the commands, what are your capabilities, what are my options, how do i use this, how does this work,"
                    + " what things can you do, what can you do for me, what are you capable of, get help, i'm lost, instructions, what should i say");
    private static final Phrases TOPICS = Phrases.of(
            "fees, fee, commission, commissions, supported, minimum order, maximum order, mean, means, slippage, rate limit, tick size, lot size,"
                    + " smart order routing, order routing, kill switch, paper trading, time in force, maker fee, taker fee, maker and taker");
    private static final Phrases ASKING = Phrases.of("what, what's, which, is, are, do, whats, show, tell");

    private Questions() {}

    /** Whether it asks how something works, what would happen, or what is possible. */
    static boolean isForManual(Words sentence) {
        Words words = sentence.after(PREFACES);
        return !words.begins(LOOKING)
                && (words.begins(ALWAYS) || words.has(HYPOTHETICAL) || (words.begins(ASKING) && words.has(TOPICS)));
    }

    /** Whether it asks so plainly how or why that nothing in it is a request for advice. */
    static boolean isHow(Words sentence) {
        return sentence.after(PREFACES).begins(HOW);
    }

    /** Whether it asks what the agent can do. */
    static boolean isForHelp(Words sentence) {
        return sentence.after(PREFACES).is(HELP);
    }
}
