package io.cryptoflow;

import io.cryptoflow.application.agent.AutoConfirm;
import io.cryptoflow.domain.value.AccountId;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The trader agent.
 *
 * @param autoConfirm whose tickets are sent at once
 * @param threads turns at once where the platform has no virtual threads
 * @param model reads what the grammar does not
 */
public record AgentSettings(AutoConfirm autoConfirm, int threads, ModelSettings model) {
    static final Range<Integer> THREADS = Range.integers(1, 256);
    private static final String DAILY = "agent.autoConfirm.dailyNotional";
    static final Range<BigDecimal> NOTIONALS = Range.decimals("0", "1000000000");

    /** @param text gives each key's text once */
    static AgentSettings read(UnaryOperator<String> text) {
        return new AgentSettings(
                autoConfirm(
                        accounts(text.apply("agent.autoConfirm.accounts")),
                        notional("agent.autoConfirm.notional", text),
                        notional(DAILY, text)),
                THREADS.read("agent.threads", text.apply("agent.threads")),
                ModelSettings.read(text));
    }

    private static BigDecimal notional(String key, UnaryOperator<String> text) {
        return NOTIONALS.read(key, text.apply(key));
    }

    /** A day's cap that no ticket fits into is a slip, and not a way to turn it off. */
    private static AutoConfirm autoConfirm(Set<AccountId> accounts, BigDecimal ofTicket, BigDecimal ofDay) {
        if (!accounts.isEmpty() && ofDay.compareTo(ofTicket) < 0) {
            throw SettingsException.wrong(
                    DAILY, ofDay.toPlainString(), "at least agent.autoConfirm.notional, because there are accounts");
        }
        return new AutoConfirm(accounts, ofTicket, ofDay);
    }

    private static Set<AccountId> accounts(String text) {
        Set<AccountId> accounts = new LinkedHashSet<>();
        for (String name : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            try {
                accounts.add(new AccountId(name.strip()));
            } catch (IllegalArgumentException notAnAccount) {
                throw SettingsException.wrong("agent.autoConfirm.accounts", name, "account ids such as paper");
            }
        }
        return accounts;
    }
}
