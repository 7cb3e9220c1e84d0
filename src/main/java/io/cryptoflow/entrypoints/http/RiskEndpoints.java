package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.messaging.MessageBus;
import io.cryptoflow.application.risk.ChangeControls;
import io.cryptoflow.application.risk.FindAudit;
import io.cryptoflow.application.risk.FindControls;
import io.cryptoflow.application.risk.FindDeadMansSwitch;
import io.cryptoflow.application.risk.FindKillSwitch;
import io.cryptoflow.application.risk.FindTrading;
import io.cryptoflow.application.risk.SwitchTrading;
import io.cryptoflow.domain.account.AccountEvent.ControlChange;
import io.cryptoflow.domain.account.AccountEvent.KeyLimitsChanged;
import io.cryptoflow.domain.account.AccountEvent.LimitsChanged;
import io.cryptoflow.domain.account.AccountEvent.TradingStateChanged;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.ApiKeyId;
import io.cryptoflow.entrypoints.json.ControlsJson;
import io.cryptoflow.entrypoints.json.RiskJson;
import io.cryptoflow.entrypoints.json.RiskRequestJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Limits, trading states, the kill switch, dead man's switches, and who changed what. */
final class RiskEndpoints {
    private final MessageBus bus;

    RiskEndpoints(MessageBus bus) {
        this.bus = bus;
    }

    Map<String, Endpoint> byOperation() {
        return Map.ofEntries(
                Map.entry("getAccountLimits", call -> limits(call.account())),
                Map.entry("getLimitsOfAccount", call -> limits(account(call))),
                Map.entry("putLimitsOfAccount", this::putLimits),
                Map.entry("getLimitsOfKey", call -> keyLimits(account(call), key(call))),
                Map.entry("putLimitsOfKey", this::putKeyLimits),
                Map.entry("putTradingStateOfAccount", this::putState),
                Map.entry("getTradingState", this::trading),
                Map.entry("putTradingState", this::putTrading),
                Map.entry("getKillSwitch", call -> killSwitch().map(Answer::ok)),
                Map.entry("engageKillSwitch", this::engage),
                Map.entry("releaseKillSwitch", this::release),
                Map.entry("getDeadMansSwitch", this::deadMansSwitch),
                Map.entry("armDeadMansSwitch", this::armDeadMansSwitch),
                Map.entry("listAudit", this::audit));
    }

    private static AccountId account(Call call) {
        return new AccountId(call.text("accountId").orElseThrow());
    }

    private static ApiKeyId key(Call call) {
        return new ApiKeyId(call.text("keyId").orElseThrow());
    }

    private Future<FindControls.Result> controls(AccountId account) {
        return bus.request(Addresses.FIND_CONTROLS, new FindControls.Query(account));
    }

    private Future<Answer> limits(AccountId account) {
        return controls(account).map(found -> Answer.ok(RiskJson.of(found)));
    }

    private Future<Answer> keyLimits(AccountId account, ApiKeyId key) {
        return controls(account).map(found -> Answer.ok(RiskJson.keyOf(found, key)));
    }

    private Future<ChangeControls.Result> change(Call call, ControlChange change) {
        return bus.request(Addresses.CHANGE_CONTROLS, new ChangeControls.Command(call.actor(), account(call), change));
    }

    private Future<Answer> putLimits(Call call) {
        return change(call, new LimitsChanged(RiskRequestJson.limits(call.body())))
                .compose(changed -> limits(changed.account()));
    }

    private Future<Answer> putKeyLimits(Call call) {
        return change(call, new KeyLimitsChanged(key(call), RiskRequestJson.limits(call.body())))
                .compose(changed -> keyLimits(changed.account(), key(call)));
    }

    private Future<Answer> putState(Call call) {
        return change(call, new TradingStateChanged(RiskRequestJson.accountState(call.body())))
                .compose(changed -> limits(changed.account()));
    }

    private Future<Answer> trading(Call call) {
        return bus.request(Addresses.FIND_TRADING, new FindTrading.Query())
                .map(found -> Answer.ok(RiskJson.of(found.trading())));
    }

    private Future<Answer> putTrading(Call call) {
        return bus.request(Addresses.CHANGE_TRADING, RiskRequestJson.trading(call.actor(), call.body()))
                .map(changed -> Answer.ok(RiskJson.of(changed.trading())));
    }

    private Future<JsonObject> killSwitch() {
        return bus.request(Addresses.FIND_KILL_SWITCH, new FindKillSwitch.Query())
                .map(RiskJson::of);
    }

    private Future<Answer> engage(Call call) {
        return bus.request(Addresses.SWITCH_TRADING, RiskRequestJson.kill(call.actor(), call.body()))
                .compose(engaged -> killSwitch())
                .map(Answer::accepted);
    }

    private Future<Answer> release(Call call) {
        return bus.request(Addresses.SWITCH_TRADING, new SwitchTrading.Command(call.actor(), false, "released"))
                .compose(released -> killSwitch())
                .map(Answer::ok);
    }

    private Future<Answer> deadMansSwitch(Call call) {
        return bus.request(Addresses.FIND_DEAD_MANS_SWITCH, new FindDeadMansSwitch.Query(call.account()))
                .map(found -> Answer.ok(ControlsJson.of(found.armed())));
    }

    private Future<Answer> armDeadMansSwitch(Call call) {
        return bus.request(Addresses.ARM_DEAD_MANS_SWITCH, RiskRequestJson.deadMansSwitch(call.account(), call.body()))
                .map(armed -> Answer.ok(ControlsJson.of(armed.armed())));
    }

    private Future<Answer> audit(Call call) {
        Optional<AccountId> account = call.text("accountId").map(AccountId::new);
        Cursor cursor = new Cursor("audit " + account);
        Optional<Long> before = call.text("cursor").map(text -> cursor.decode(text, Long::valueOf));
        return bus.request(Addresses.FIND_AUDIT, new FindAudit.Query(account, before, call.number("limit")))
                .map(page -> Answer.ok(page(page, cursor)));
    }

    private static JsonObject page(FindAudit.Result page, Cursor cursor) {
        JsonObject json = RiskJson.of(page);
        page.next().map(number -> cursor.encode(Long.toString(number))).ifPresent(next -> json.put("next", next));
        return json;
    }
}
