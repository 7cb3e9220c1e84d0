package io.cryptoflow.infrastructure.tape;

import static io.cryptoflow.infrastructure.tape.TapeColumn.CLOSE;
import static io.cryptoflow.infrastructure.tape.TapeColumn.HIGH;
import static io.cryptoflow.infrastructure.tape.TapeColumn.LOW;
import static io.cryptoflow.infrastructure.tape.TapeColumn.MILLIS;
import static io.cryptoflow.infrastructure.tape.TapeColumn.OPEN;
import static io.cryptoflow.infrastructure.tape.TapeColumn.PRICE;
import static io.cryptoflow.infrastructure.tape.TapeColumn.QUANTITY;
import static io.cryptoflow.infrastructure.tape.TapeColumn.SIDE;
import static io.cryptoflow.infrastructure.tape.TapeColumn.TIME;
import static io.cryptoflow.infrastructure.tape.TapeColumn.TRADE_ID;
import static io.cryptoflow.infrastructure.tape.TapeColumn.VOLUME;

import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.domain.value.Side;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Understands the lines of one file; every method throws {@link IllegalArgumentException} that says what was expected. */
final class TapeFormat {
    private final TapeColumns columns;
    private final boolean candles;
    private final TapeTime time;
    private final OptionalInt id;
    private final OptionalInt side;
    private final int[] values;

    private TapeFormat(TapeColumns columns, boolean candles) {
        this.columns = columns;
        this.candles = candles;
        time = columns.has(MILLIS)
                ? new TapeTime(columns.require(MILLIS), true)
                : new TapeTime(columns.require(TIME), false);
        id = columns.find(TRADE_ID);
        side = columns.find(SIDE);
        values = candles ? places(OPEN, HIGH, LOW, CLOSE, VOLUME) : places(PRICE, QUANTITY);
    }

    /** The format that a header tells, where {@code content} leaves it open. */
    static TapeFormat of(TapeColumns columns, TapeSettings.Content content) {
        boolean hasCandles = columns.has(OPEN) && columns.has(HIGH) && columns.has(LOW) && columns.has(CLOSE);
        return new TapeFormat(
                columns,
                content == TapeSettings.Content.CANDLES || (content == TapeSettings.Content.AUTO && hasCandles));
    }

    private int[] places(TapeColumn... needed) {
        int[] places = new int[needed.length];
        for (int i = 0; i < needed.length; i++) {
            places[i] = columns.require(needed[i]);
        }
        return places;
    }

    /** Whether lines hold candles. */
    boolean isCandles() {
        return candles;
    }

    /** Reads a line; {@code number} is the identifier of a row where the file gives none. */
    TapeRow read(String line, long number) {
        String[] texts = split(line);
        String rowId = id.isPresent() ? identifier(texts[id.getAsInt()]) : Long.toString(number);
        long millis = time.read(texts);
        return candles
                ? new TapeRow.Candle(
                        rowId,
                        millis,
                        Price.of(texts[values[0]]),
                        Price.of(texts[values[1]]),
                        Price.of(texts[values[2]]),
                        Price.of(texts[values[3]]),
                        Quantity.of(texts[values[4]]))
                : new TapeRow.Trade(
                        rowId, millis, Price.of(texts[values[0]]), Quantity.of(texts[values[1]]), takerSide(texts));
    }

    private String[] split(String line) {
        String[] texts = line.length() > BoundedLines.LONGEST ? new String[0] : line.split(",", -1);
        if (texts.length != columns.size()) {
            throw new IllegalArgumentException(
                    "expected " + columns.size() + " columns: " + String.join(",", columns.names()));
        }
        for (int i = 0; i < texts.length; i++) {
            texts[i] = texts[i].trim();
        }
        return texts;
    }

    private static String identifier(String text) {
        if (text.isEmpty() || text.length() > 40) {
            throw new IllegalArgumentException("expected a trade id of 1 to 40 characters");
        }
        return text;
    }

    private Optional<Side> takerSide(String[] texts) {
        String text = side.isPresent() ? texts[side.getAsInt()].toLowerCase(Locale.ROOT) : "";
        return switch (text) {
            case "buy", "b" -> Optional.of(Side.BUY);
            case "sell", "s" -> Optional.of(Side.SELL);
            case "" -> Optional.empty();
            default -> throw new IllegalArgumentException("expected the taker's side: buy, sell or nothing");
        };
    }
}
