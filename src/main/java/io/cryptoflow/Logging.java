package io.cryptoflow;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;
import io.cryptoflow.application.port.LogLevels;
import io.cryptoflow.infrastructure.logging.LogbackLevels;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * The log on standard output, one line per event, in UTC. Logback finds this class as its configurator, which spares
 * the start the parsing of a logback.xml; {@link #configure} then applies the settings.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {

    /** Control characters of a message become spaces, so that no foreign text can forge a line. */
    private static final String PLAIN = "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'\", UTC} %-5level %logger{0} - "
            + "%replace(%msg){'[\\p{Cntrl}\\u0085\\u2028\\u2029]', ' '}";

    private static final String TRACE = "%replace( traceId=%X{traceId}){' traceId=$', ''}";

    /**
     * Applies the settings to every logger of the process.
     *
     * @param traced whether lines name the trace that they were written in
     */
    public static void configure(Settings.Logging settings, boolean traced) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) {
            context.reset();
            configure(context, settings, traced);
        }
    }

    /** The levels of this process. */
    static LogLevels levels() {
        return new LogbackLevels((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    /** Logs plainly, from info on, until the settings are read. */
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        configure(context, new Settings.Logging(Settings.Logging.Format.PLAIN, org.slf4j.event.Level.INFO), false);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static void configure(LoggerContext context, Settings.Logging settings, boolean traced) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setEncoder(
                settings.format() == Settings.Logging.Format.JSON ? json(context, traced) : plain(context, traced));
        if (traced) {
            appender.addFilter(new NameTrace());
        }
        appender.start();
        Level level = Level.convertAnSLF4JLevel(settings.level());
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(level);
        Level libraries = level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN;
        context.getLogger("io.netty").setLevel(libraries);
        context.getLogger("io.vertx").setLevel(libraries);
        context.getLogger(LogbackLevels.AUDIT).setLevel(Level.INFO);
        // Vert.x registers a gauge of the bus once per handler of an address, and Micrometer warns of the second.
        context.getLogger("io.micrometer").setLevel(Level.ERROR);
    }

    private static Encoder<ILoggingEvent> plain(LoggerContext context, boolean traced) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(PLAIN + (traced ? TRACE : "") + "%n");
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext context, boolean traced) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMDC(traced);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }

    /** Names the trace in which a line is written; to be asked before anybody looks at the line. */
    private static final class NameTrace extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            SpanContext trace = Span.current().getSpanContext();
            if (trace.isValid() && event instanceof LoggingEvent line) {
                line.setMDCPropertyMap(Map.of("traceId", trace.getTraceId()));
            }
            return FilterReply.NEUTRAL;
        }
    }
}
