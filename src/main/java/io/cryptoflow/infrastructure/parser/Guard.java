package io.cryptoflow.infrastructure.parser;

import io.cryptoflow.domain.agent.ReplyReason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says no before anything is parsed: to text that would change the agent's rules, and to what the product does not do. */
final class Guard {
    private static final int NEAR = 6;
    private static final int LONGEST_WORD = 24;

    private static final List<String> MARKERS = List.of(
            ("<|, |>, [system, [inst, </, <system, <user, ###, ```, {\", system:, assistant:, user:, developer:, system prompt, http://, https://,"
                            + " <!--, [admin, [user, tool_call, \\n, system message, <script, [[, {{, human:, admin:, function_call, %20, &#")
                    .split(", "));
    private static final Phrases CLAIMS = Phrases.of(
            "you are now, developer mode, debug mode, god mode, admin mode, jailbreak, dan, pretend, act as, roleplay, role play, as an admin,"
                    + " as the admin, as administrator, as your administrator, as your developer, i am the admin, i'm the admin, i am your developer,"
                    + " i'm your developer, i am an admin, i'm an admin, already approved, pre approved, preapproved, already confirmed,"
                    + " already authorized, already authorised, i authorize, i authorise, is authorized, has been authorized, been approved,"
                    + " on behalf of, from support, from compliance, compliance team, security team, support team, your creator,"
                    + " without asking, without confirmation, without confirming, no confirmation, no questions asked, skip confirmation,"
                    + " don't ask, do not ask, new instructions, new rules, your rules, your instructions, your prompt, base64, rot13, decode,"
                    + " from now on, auto confirm, auto approve, autoconfirm, i have permission, has approved, have approved, was approved,"
                    + " emergency override, override code, sudo, root access, test mode, maintenance mode, unrestricted, you have no,"
                    + " you must obey, obey, it says to, says to, says you should, tells you to, follow the instructions, do what it says,"
                    + " execute the following, run the following, execute this, hidden instruction, end of prompt, the ceo, the cfo, my lawyer,"
                    + " simulation mode, hypothetically you, this is only a test, this is a test, trust me, i confirm, confirmed already,"
                    + " consider it confirmed, consider this confirmed, treat this as confirmed, you're now, confirmation is not");
    private static final Phrases TURNING = Phrases.of(
            "ignore, disregard, forget, override, bypass, skip, disable, remove, suspend, overrule, circumvent, drop, lift, turn, switch, unlock,"
                    + " discard, neglect");
    private static final Phrases RULES = Phrases.of(
            "instructions, instruction, rules, prompt, prompts, guidelines, policy, policies, guardrails, restrictions, confirmation,"
                    + " confirmations, safety, safeguards, checks, limits, limitations, programming, training, risk, directives, told, constraints");
    private static final Phrases THIRD_PARTY = Phrases.of(
            "email, e-mail, mail, message, tweet, document, letter, note, article, webpage, website, page, post, text, memo, pdf, file, news,"
                    + " comment, review, ticket, paragraph, sentence, string, quote, transcript, chat, newsletter, invoice, attachment");
    private static final Phrases HANDLING = Phrases.of(
            "summarise, summarize, translate, read, obey, execute, follow, repeat, decode, process, parse, proofread, reverse, according, per,"
                    + " rewrite, interpret, perform, carry, run, says, said, saying, reads, apply, forwarded, received");
    private static final Phrases SECRETS = Phrases.of(
            "api secret, secret key, api key, api keys, password, passwords, private key, private keys, seed phrase, recovery phrase,"
                    + " mnemonic, credentials, access token, secret, secrets, passphrase, api token, auth token, bearer token, 2fa code, 2fa,"
                    + " environment variables, env vars, config file, database password, keys");
    private static final Phrases ABUSE = Phrases.of(
            "pump and dump, wash trade, wash trades, wash trading, spoof, spoofing, front run, front running, frontrun, layering,"
                    + " fake volume, fake orders, manipulate, manipulation, insider, paint the tape, painting the tape, pump the price,"
                    + " push the price, pump up the price, launder, laundering, trade with myself, trade against myself, buy from myself,"
                    + " sell to myself, corner the market, fake order, fake buy, fake sell, stop hunt, stop hunting, ramp the price,"
                    + " move the price, drive the price, drive up the price, crash the price, fake demand, quote stuffing, bear raid,"
                    + " evade taxes, evade sanctions, between my own accounts, both sides, non public information, nonpublic information,"
                    + " then cancel them before, cancel them before, cancel before they fill, trick other, trick the market, fool other, fool the market");

    private Guard() {}

    /** Why {@code sentence} is refused whatever else it says. */
    static Optional<ReplyReason> refusal(String sentence, Words words, boolean aboutTrading) {
        String plain = sentence.toLowerCase(Locale.ROOT);
        if (MARKERS.stream().anyMatch(plain::contains)) {
            return Optional.of(ReplyReason.PROMPT_INJECTION);
        }
        boolean claims = words.has(CLAIMS) || words.hasNear(TURNING, RULES, NEAR);
        boolean brought = aboutTrading
                && (words.hasNear(HANDLING, THIRD_PARTY, NEAR)
                        || words.hasNear(THIRD_PARTY, HANDLING, NEAR)
                        || isQuoted(plain));
        if (claims || brought) {
            return Optional.of(ReplyReason.PROMPT_INJECTION);
        }
        if (words.has(ABUSE)) {
            return Optional.of(ReplyReason.MARKET_ABUSE);
        }
        boolean askedFor = words.has(SECRETS) && !Questions.isForManual(words);
        return askedFor ? Optional.of(ReplyReason.SECRETS) : Optional.empty();
    }

    /** Whether it carries an address, a key or something encoded. */
    static boolean isOpaque(Words words) {
        return words.hasLonger(LONGEST_WORD);
    }

    /** Whether words stand between quotation marks; an apostrophe inside a word is none. */
    private static boolean isQuoted(String plain) {
        String marks = plain.replaceAll("(?<=[a-z])['\u2019](?=[a-z])", "").replaceAll("(?<=s)['\u2019](?=\\s)", "");
        return marks.chars()
                        .filter(c -> "\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb".indexOf(c) >= 0)
                        .count()
                >= 2;
    }
}
