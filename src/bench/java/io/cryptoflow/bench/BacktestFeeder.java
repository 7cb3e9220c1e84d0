package io.cryptoflow.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the queue of a product's backtests filled, so that every worker always has one to play. */
final class BacktestFeeder implements AutoCloseable {
    private static final long PAUSE_MILLIS = 250;
    private static final String BODY = "{\"symbol\":\"BTC-USDT\",\"interval\":\"1h\",\"file\":\"BTCUSDT.csv.gz\","
            + "\"cash\":\"10000\",\"strategy\":{\"type\":\"CROSSING_AVERAGES\",\"average\":\"SMA\",\"fast\":10,\"slow\":200}}";
    private static final Pattern STATUS = Pattern.compile("\"backtestId\":\"([^\"]+)\",\"status\":\"([A-Z]+)\"");
    private static final int WAITING = 16;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;
    private final String key;
    private final Thread thread = new Thread(this::feed, "backtest-feeder");
    private volatile boolean closed;

    private BacktestFeeder(Product product) {
        this.api = "http://127.0.0.1:" + product.httpPort() + "/api/v1/backtests";
        this.key = product.apiKey();
    }

    static BacktestFeeder start(Product product) {
        BacktestFeeder feeder = new BacktestFeeder(product);
        feeder.thread.setDaemon(true);
        feeder.thread.start();
        return feeder;
    }

    private void feed() {
        while (!closed) {
            for (int unfinished = unfinished().size(); unfinished < WAITING; unfinished++) {
                send(request("").header("Content-Type", "application/json").POST(BodyPublishers.ofString(BODY)), 202);
            }
            Waiting.pause(PAUSE_MILLIS);
        }
    }

    private List<String> unfinished() {
        return backtests("QUEUED|RUNNING");
    }

    /** How many were played to the end so far. */
    int done() {
        return backtests("DONE").size();
    }

    private List<String> backtests(String status) {
        List<String> found = new ArrayList<>();
        Matcher matcher = STATUS.matcher(send(request(""), 200));
        while (matcher.find()) {
            if (matcher.group(2).matches(status)) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).header("Authorization", "Bearer " + key);
    }

    private String send(HttpRequest.Builder request, int expected) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new BenchFailure("expected " + expected + ", was " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new BenchFailure("no answer of backtests", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    /** Stops feeding and cancels what is not played yet. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        unfinished().forEach(id -> send(request("/" + id).DELETE(), 200));
    }
}
