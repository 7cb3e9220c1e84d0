package io.cryptoflow.infrastructure.redis;

import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.marketdata.Quote;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The quotes in Redis, and who may write the next one of a symbol.
 *
 * <p>A symbol has three keys: {@code quote}, gone when it is too old; {@code lock}, gone when its holder takes too long; and
 * {@code fence}, the token of the last holder. Tokens rise, by the clock of Redis, so also after its data was lost. A quote
 * is stored only while its writer's token is the last: whoever slept over his lock stores nothing.
 */
final class RedisQuotes {
    /** In one step per symbol: the quote there is, else {@code #token} of the lock taken, else nothing: it is held. */
    private static final String CLAIM =
            """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local answers = {}
            for i = 1, #KEYS, 3 do
              local quote = redis.call('GET', KEYS[i])
              if quote then
                answers[#answers + 1] = quote
              else
                local last = tonumber(redis.call('GET', KEYS[i + 2]) or 0)
                local token = string.format('%.0f', math.max(now, last + 1))
                if redis.call('SET', KEYS[i + 1], token, 'NX', 'PX', ARGV[1]) then
                  redis.call('SET', KEYS[i + 2], token, 'PX', ARGV[2])
                  answers[#answers + 1] = '#' .. token
                else
                  answers[#answers + 1] = ''
                end
              end
            end
            return answers
            """;

    private static final String STORE =
            """
            if redis.call('GET', KEYS[3]) ~= ARGV[1] then
              return 0
            end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            redis.call('DEL', KEYS[2])
            return 1
            """;

    private static final String RELEASE =
            """
            if redis.call('GET', KEYS[2]) == ARGV[1] then
              return redis.call('DEL', KEYS[2])
            end
            return 0
            """;

    private static final String TOKEN = "#";
    private static final int KEYS_PER_SYMBOL = 3;
    private static final Duration FENCED_FOR = Duration.ofHours(1);

    private final RedisLink redis;
    private final String prefix;
    private final String keptMillis;
    private final String lockMillis;

    /** What a claim came to: quotes there are by now, tokens of the locks that were taken, and who else is at it. */
    record Claims(Map<Symbol, Quote> found, Map<Symbol, String> taken, List<Symbol> held) {}

    /**
     * @param venue quotes of different venues never meet
     * @param keptFor life of a quote
     * @param lockExpiry life of a lock whose holder is not heard of again
     */
    RedisQuotes(RedisLink redis, String venue, Duration keptFor, Duration lockExpiry) {
        this.redis = redis;
        // The braces keep all keys of a venue on one node of a cluster; the number is that of the form of a quote.
        this.prefix = "cryptoflow:{tickers:" + venue + "}:1:";
        this.keptMillis = Long.toString(keptFor.toMillis());
        this.lockMillis = Long.toString(lockExpiry.toMillis());
    }

    /** The quotes there are, read at once. */
    Future<Map<Symbol, Quote>> find(List<Symbol> symbols) {
        Request read = Request.cmd(Command.MGET);
        symbols.forEach(symbol -> read.arg(quoteKey(symbol)));
        return redis.send(read).map(lines -> {
            Map<Symbol, Quote> found = new HashMap<>();
            for (int i = 0; i < symbols.size(); i++) {
                Symbol symbol = symbols.get(i);
                Optional.ofNullable(lines.get(i))
                        .flatMap(line -> QuoteText.read(symbol, line.toString()))
                        .ifPresent(quote -> found.put(symbol, quote));
            }
            return found;
        });
    }

    /** Takes the lock of every symbol that has no quote by now and that nobody else is at. */
    Future<Claims> claim(List<Symbol> symbols) {
        Request claim = Request.cmd(Command.EVAL).arg(CLAIM).arg(symbols.size() * KEYS_PER_SYMBOL);
        symbols.forEach(symbol -> addKeys(claim, symbol));
        return redis.send(claim.arg(lockMillis).arg(FENCED_FOR.toMillis())).map(answers -> claims(symbols, answers));
    }

    private static Claims claims(List<Symbol> symbols, Response answers) {
        Claims claims = new Claims(new HashMap<>(), new HashMap<>(), new ArrayList<>());
        for (int i = 0; i < symbols.size(); i++) {
            Symbol symbol = symbols.get(i);
            String answer = answers.get(i).toString();
            if (answer.startsWith(TOKEN)) {
                claims.taken().put(symbol, answer.substring(TOKEN.length()));
            } else {
                QuoteText.read(symbol, answer)
                        .ifPresentOrElse(quote -> claims.found().put(symbol, quote), () -> claims.held()
                                .add(symbol));
            }
        }
        return claims;
    }

    /** Stores the quote and gives up the lock; false when another one took the lock since {@code token}. */
    Future<Boolean> store(Quote quote, String token) {
        Request store = Request.cmd(Command.EVAL).arg(STORE).arg(KEYS_PER_SYMBOL);
        addKeys(store, quote.symbol());
        return redis.send(store.arg(token).arg(QuoteText.write(quote)).arg(keptMillis))
                .map(stored -> stored.toInteger() == 1);
    }

    /** Gives up the lock, if it is still that of {@code token}. */
    Future<Void> release(Symbol symbol, String token) {
        Request release = Request.cmd(Command.EVAL).arg(RELEASE).arg(KEYS_PER_SYMBOL);
        addKeys(release, symbol);
        return redis.send(release.arg(token)).mapEmpty();
    }

    private void addKeys(Request request, Symbol symbol) {
        request.arg(quoteKey(symbol)).arg(prefix + "lock:" + symbol).arg(prefix + "fence:" + symbol);
    }

    private String quoteKey(Symbol symbol) {
        return prefix + "quote:" + symbol;
    }
}
