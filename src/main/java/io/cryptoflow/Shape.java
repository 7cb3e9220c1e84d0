package io.cryptoflow;

import java.util.regex.Pattern;

/**
 * The texts a key accepts.
 *
 * @param expected the shape in words, for the reader of an error
 */
record Shape(Pattern pattern, String expected) {

    static final Shape HOST = new Shape("[A-Za-z0-9._:-]{1,253}", "a host name or an IP address such as 127.0.0.1");
    static final Shape ORIGIN = new Shape(
            "https?://[A-Za-z0-9.-]{1,253}(:\\d{1,5})?",
            "origins such as https://desk.example.com, separated by commas");
    static final Shape SYMBOL = new Shape("([A-Z0-9]{1,20}-[A-Z0-9]{1,20})?", "a symbol such as BTC-USDT");
    static final Shape LISTED_SYMBOL = new Shape("[A-Z0-9]{1,12}-[A-Z0-9]{1,12}", "symbols such as BTC-USDT");
    static final Shape CALL_URI =
            new Shape("(https?://[A-Za-z0-9.-]{1,253}(:\\d{1,5})?)?", "empty or a URI such as https://api.example.com");
    static final Shape STREAM_URI = new Shape(
            "(wss?://[A-Za-z0-9.-]{1,253}(:\\d{1,5})?)?", "empty or a URI such as wss://stream.example.com:9443");
    static final Shape ASSET = new Shape("[A-Z0-9]{1,20}", "assets with their amounts, such as USDT=100");

    Shape(String pattern, String expected) {
        this(Pattern.compile(pattern), expected);
    }

    void check(String key, String value) {
        if (!pattern.matcher(value).matches()) {
            throw SettingsException.wrong(key, value, expected);
        }
    }
}
