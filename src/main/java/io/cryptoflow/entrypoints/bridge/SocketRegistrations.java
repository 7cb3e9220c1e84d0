package io.cryptoflow.entrypoints.bridge;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The addresses of one socket, from the moment they are asked for. */
final class SocketRegistrations {
    private final BridgeHub hub;
    private final BridgeParts parts;
    private final BridgeOutlet outlet;
    private final Optional<String> authorizationOfSocket;
    private final BiConsumer<Refusal, Optional<String>> refuse;
    private final Consumer<Refusal> close;
    private final Map<String, Registration> byAddress = new LinkedHashMap<>();
    private int secondsSinceCheck;

    private record Registration(BridgeAddress address, Optional<String> authorization, BridgeStream stream) {
        Optional<AccountStream> account() {
            return stream instanceof AccountStream account ? Optional.of(account) : Optional.empty();
        }
    }

    SocketRegistrations(
            BridgeHub hub,
            BridgeParts parts,
            BridgeOutlet outlet,
            Optional<String> authorizationOfSocket,
            BiConsumer<Refusal, Optional<String>> refuse,
            Consumer<Refusal> close) {
        this.hub = hub;
        this.parts = parts;
        this.outlet = outlet;
        this.authorizationOfSocket = authorizationOfSocket;
        this.refuse = refuse;
        this.close = close;
    }

    int size() {
        return byAddress.size();
    }

    void register(String name, BridgeFrame frame) {
        Optional<BridgeAddress> address = BridgeAddress.parse(name);
        if (name.length() > parts.limits().maxAddressLength()) {
            refuse.accept(Refusal.MAX_ADDRESS_LENGTH_REACHED, Optional.empty());
        } else if (byAddress.size() >= parts.limits().maxRegistrations()) {
            refuse.accept(Refusal.MAX_HANDLERS_REACHED, Optional.of(name));
        } else if (byAddress.containsKey(name)) {
            refuse.accept(Refusal.ADDRESS_ALREADY_REGISTERED, Optional.of(name));
        } else if (address.isEmpty()) {
            refuse.accept(Refusal.ACCESS_DENIED, Optional.of(name));
        } else if (address.get().owner().isEmpty()) {
            registerMarket(address.get(), frame);
        } else if (address.get().kind() == BridgeAddress.Kind.ACCOUNT) {
            registerAccount(address.get(), frame);
        } else {
            registerPrivate(address.get(), frame);
        }
    }

    void unregister(String name) {
        Registration registration = byAddress.remove(name);
        if (registration != null) {
            stop(registration);
        }
    }

    void clear() {
        byAddress.values().forEach(this::stop);
        byAddress.clear();
    }

    /** The last sequence number of each account's events that was written. */
    JsonObject positions() {
        JsonObject positions = new JsonObject();
        byAddress.values().forEach(registration -> registration
                .account()
                .filter(stream -> stream.last() >= 0)
                .ifPresent(stream -> positions.put(registration.address().name(), stream.last())));
        return positions;
    }

    /** What each address is about. */
    List<BridgeAddress.Kind> kinds() {
        return byAddress.values().stream()
                .map(registration -> registration.address().kind())
                .toList();
    }

    /** To be called every second: asks from time to time whether the keys behind private streams still open them. */
    void tick() {
        secondsSinceCheck++;
        if (secondsSinceCheck >= parts.limits().recheckSeconds()) {
            secondsSinceCheck = 0;
            List.copyOf(byAddress.values()).forEach(this::recheck);
        }
    }

    private void registerMarket(BridgeAddress address, BridgeFrame frame) {
        MarketStream stream = new MarketStream(address, parts.feeds(), outlet, parts.metrics());
        start(add(address, frame, stream), frame);
        stream.begin();
        parts.ask().accept(address);
    }

    private void registerPrivate(BridgeAddress address, BridgeFrame frame) {
        MarketStream stream = new MarketStream(address, parts.feeds(), outlet, parts.metrics());
        Registration registration = add(address, frame, stream);
        checkKey(registration, () -> {
            if (start(registration, frame)) {
                stream.begin();
            }
        });
    }

    private void registerAccount(BridgeAddress address, BridgeFrame frame) {
        if (frame.hasAfter() && frame.after().isEmpty()) {
            refuse.accept(Refusal.INVALID_AFTER, Optional.of(address.name()));
            return;
        }
        AccountStream stream = new AccountStream(address, parts.events(), outlet, parts.metrics(), close);
        Registration registration = add(address, frame, stream);
        checkKey(registration, () -> checkAfter(registration, stream, frame));
    }

    private void checkKey(Registration registration, Runnable opened) {
        parts.keys()
                .check(
                        registration.authorization(),
                        registration.address().owner().orElseThrow())
                .onSuccess(refusal -> refusal.ifPresentOrElse(reason -> withdraw(registration, reason), opened));
    }

    private void checkAfter(Registration registration, AccountStream stream, BridgeFrame frame) {
        if (!frame.hasAfter()) {
            start(registration, frame);
            return;
        }
        long after = frame.after().orElseThrow();
        parts.events()
                .isKnown(registration.address().owner().orElseThrow(), after)
                .onSuccess(known -> {
                    if (!known) {
                        withdraw(registration, Refusal.INVALID_AFTER);
                    } else if (start(registration, frame)) {
                        stream.resumeAfter(after);
                    }
                })
                .onFailure(failure -> withdraw(registration, Refusal.EVENTS_UNAVAILABLE));
    }

    private Registration add(BridgeAddress address, BridgeFrame frame, BridgeStream stream) {
        Optional<String> authorization = frame.authorization().or(() -> authorizationOfSocket);
        Registration registration = new Registration(address, authorization, stream);
        byAddress.put(address.name(), registration);
        return registration;
    }

    private boolean start(Registration registration, BridgeFrame frame) {
        if (!isWanted(registration)) {
            return false;
        }
        hub.listen(registration.address(), registration.stream());
        frame.replyAddress()
                .map(reply -> confirmation(reply, registration.address()))
                .ifPresent(outlet::write);
        return true;
    }

    private static Message confirmation(String reply, BridgeAddress address) {
        return Message.ofFrame(new JsonObject()
                .put("type", "rec")
                .put("address", reply)
                .put("body", new JsonObject().put("registered", address.name())));
    }

    private void recheck(Registration registration) {
        registration.address().owner().ifPresent(owner -> parts.keys()
                .check(registration.authorization(), owner)
                .onSuccess(refusal -> refusal.filter(Refusal::countsAgainstClient)
                        .ifPresent(reason -> withdraw(registration, reason))));
    }

    /** Takes back what the client asked for, unless it did so itself meanwhile. */
    private void withdraw(Registration registration, Refusal reason) {
        if (isWanted(registration)) {
            unregister(registration.address().name());
            refuse.accept(reason, Optional.of(registration.address().name()));
        }
    }

    private boolean isWanted(Registration registration) {
        return registration.equals(byAddress.get(registration.address().name()));
    }

    private void stop(Registration registration) {
        registration.stream().end();
        hub.unlisten(registration.address(), registration.stream());
    }
}
