package io.cryptoflow.infrastructure.tape;

import java.util.List;

/** What a column can hold, and the names it goes by. */
enum TapeColumn {
    TRADE_ID("trade_id tradeid id tid"),
    MILLIS("ts_ms time_ms timestamp_ms"),
    TIME("timestamp time ts open_time"),
    PRICE("price"),
    QUANTITY("qty quantity amount size volume"),
    SIDE("side taker_side"),
    OPEN("open"),
    HIGH("high"),
    LOW("low"),
    CLOSE("close"),
    VOLUME("volume");

    private final String names;

    TapeColumn(String names) {
        this.names = names;
    }

    List<String> names() {
        return List.of(names.split(" ", -1));
    }
}
