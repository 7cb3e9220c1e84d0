package io.cryptoflow.protocol;

import io.cryptoflow.application.backtest.BacktestId;
import io.cryptoflow.domain.agent.ConversationId;
import io.cryptoflow.domain.agent.TicketId;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ClientOrderId;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.VenueOrderId;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Values that travel as text: identifiers, and every decimal. */
final class TextForm implements Form {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,60}(\\.[0-9]{1,60})?");
    private static final Map<Class<?>, Form> ALL = Map.ofEntries(
            Map.entry(String.class, SAME),
            entry(BigDecimal.class, BigDecimal::toPlainString, TextForm::decimal),
            entry(LocalDate.class, LocalDate::toString, LocalDate::parse),
            entry(AccountId.class, AccountId::value, AccountId::new),
            entry(ApiKeyId.class, ApiKeyId::value, ApiKeyId::new),
            entry(Asset.class, Asset::code, Asset::new),
            entry(Symbol.class, Symbol::toString, Symbol::of),
            entry(Price.class, Price::toString, Price::of),
            entry(Quantity.class, Quantity::toString, Quantity::of),
            entry(OrderId.class, OrderId::toString, OrderId::of),
            entry(ClientOrderId.class, ClientOrderId::value, ClientOrderId::new),
            entry(VenueOrderId.class, VenueOrderId::value, VenueOrderId::new),
            entry(BacktestId.class, BacktestId::toString, BacktestId::of),
            entry(ConversationId.class, ConversationId::toString, ConversationId::of),
            entry(TicketId.class, TicketId::toString, TicketId::of));

    private final Function<Object, String> writer;
    private final Function<String, Object> reader;

    private TextForm(Function<Object, String> writer, Function<String, Object> reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** The form of {@code type}, if it travels as text. */
    static Optional<Form> of(Class<?> type) {
        return Optional.ofNullable(ALL.get(type));
    }

    private static <T> Map.Entry<Class<?>, Form> entry(
            Class<T> type, Function<T, String> writer, Function<String, T> reader) {
        return Map.entry(type, new TextForm(value -> writer.apply(type.cast(value)), reader::apply));
    }

    private static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a plain decimal like \"0.015\"");
        }
        return new BigDecimal(text);
    }

    @Override
    public Object write(Object value) {
        return writer.apply(value);
    }

    @Override
    public Object read(Object field) {
        try {
            return reader.apply((String) field);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
            throw new MalformedMessage("", String.valueOf(wrong.getMessage()));
        }
    }
}
