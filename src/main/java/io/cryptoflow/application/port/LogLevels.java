package io.cryptoflow.application.port;

import java.util.Map;

/** How much this process tells in its log, by logger, until it ends. */
public interface LogLevels {
    /** From the least talkative on; each tells what those before it tell, too. */
    enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /** What became of a wish. */
    enum Outcome {
        CHANGED,
        /** There is no such logger. */
        UNKNOWN,
        /** The logger could tell what is secret. */
        TOO_TALKATIVE
    }

    /** The loggers that have a level of their own, by name; all others follow the nearest one above them. */
    Map<String, Level> all();

    /** Gives a logger, and those below that have none of their own, another level. */
    Outcome change(String logger, Level level);
}
