package io.cryptoflow.infrastructure.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.cryptoflow.application.port.LogLevels;
import java.util.Map;
import java.util.TreeMap;

/**
 * The levels of Logback's loggers. Only the product's own may tell more than INFO: at DEBUG libraries log what clients and
 * servers send each other.
 */
public final class LogbackLevels implements LogLevels {
    /** Tells who changed what; its level stays as it is. */
    public static final String AUDIT = "io.cryptoflow.audit";

    private static final String PRODUCT = "io.cryptoflow";

    private final LoggerContext context;

    public LogbackLevels(LoggerContext context) {
        this.context = context;
    }

    @Override
    public Map<String, LogLevels.Level> all() {
        Map<String, LogLevels.Level> levels = new TreeMap<>();
        for (Logger logger : context.getLoggerList()) {
            if (logger.getLevel() != null && !logger.getName().equals(AUDIT)) {
                levels.put(
                        logger.getName(),
                        LogLevels.Level.valueOf(logger.getLevel().toString()));
            }
        }
        return levels;
    }

    @Override
    public Outcome change(String logger, LogLevels.Level level) {
        Logger changed = context.exists(logger);
        if (changed == null || logger.equals(AUDIT)) {
            return Outcome.UNKNOWN;
        }
        boolean isOurs = logger.equals(PRODUCT) || logger.startsWith(PRODUCT + ".");
        if (!isOurs && level.compareTo(LogLevels.Level.INFO) > 0) {
            return Outcome.TOO_TALKATIVE;
        }
        changed.setLevel(ch.qos.logback.classic.Level.toLevel(level.name()));
        return Outcome.CHANGED;
    }
}
