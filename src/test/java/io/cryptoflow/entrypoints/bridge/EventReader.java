package io.cryptoflow.entrypoints.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client of server-sent events, line by line. */
final class EventReader implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    /** One event; a comment has no name. */
    record Event(String name, String id, String data) {}

    EventReader(int port, String pathAndQuery, String key) throws IOException {
        connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + pathAndQuery).toURL().openConnection();
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + key);
        assertThat(connection.getHeaderField("Content-Type")).isEqualTo("text/event-stream");
        lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo("retry: 3000");
        assertThat(lines.readLine()).isEmpty();
    }

    /** The next event, a comment too. */
    Event next() throws IOException {
        String name = "";
        String id = "";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); !"".equals(line); line = lines.readLine()) {
            assertThat(line).as("a line before the end").isNotNull();
            String[] field = line.split(": ?", 2);
            name = field[0].equals("event") ? field[1] : name;
            id = field[0].equals("id") ? field[1] : id;
            data.append(field[0].equals("data") ? field[1] : "");
        }
        return new Event(name, id, data.toString());
    }

    /** Asserts that the server has ended the answer. */
    void isAtEnd() throws IOException {
        assertThat(lines.readLine()).isNull();
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
