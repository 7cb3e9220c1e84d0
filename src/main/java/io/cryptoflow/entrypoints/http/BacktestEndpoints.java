package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.backtest.BacktestId;
import io.cryptoflow.application.backtest.CancelBacktest;
import io.cryptoflow.application.backtest.FindBacktest;
import io.cryptoflow.application.backtest.FindBacktests;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.entrypoints.json.BacktestJson;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** Backtests: asked for, looked at while they are played, canceled. */
final class BacktestEndpoints {
    private final MessageBus bus;
    private final String basePath;

    BacktestEndpoints(MessageBus bus, String basePath) {
        this.bus = bus;
        this.basePath = basePath;
    }

    Map<String, Endpoint> byOperation() {
        return Map.of(
                "startBacktest", this::start,
                "listBacktests", this::list,
                "getBacktest", this::get,
                "cancelBacktest", this::cancel);
    }

    private static BacktestId id(Call call) {
        return BacktestId.of(call.text("backtestId").orElseThrow());
    }

    private Future<Answer> start(Call call) {
        return bus.request(Addresses.START_BACKTEST, BacktestJson.command(call.account(), call.body()))
                .map(started -> new Answer.Document(
                        HttpResponseStatus.ACCEPTED,
                        BacktestJson.of(started.backtest()).toBuffer(),
                        Optional.of(
                                basePath + "/backtests/" + started.backtest().id())));
    }

    private Future<Answer> list(Call call) {
        return bus.request(Addresses.FIND_BACKTESTS, new FindBacktests.Query(call.account()))
                .map(found -> Answer.ok(BacktestJson.list(found.backtests())));
    }

    private Future<Answer> get(Call call) {
        return bus.request(Addresses.FIND_BACKTEST, new FindBacktest.Query(call.account(), id(call)))
                .map(found -> Answer.ok(BacktestJson.of(found.backtest())));
    }

    private Future<Answer> cancel(Call call) {
        return bus.request(Addresses.CANCEL_BACKTEST, new CancelBacktest.Command(call.account(), id(call)))
                .map(canceled -> Answer.ok(BacktestJson.of(canceled.backtest())));
    }
}
