package io.cryptoflow.domain.matching;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener hears, a line each. */
final class HeardMatches implements MatchListener {
    final List<String> lines = new ArrayList<>();

    @Override
    public void accepted(long order) {
        lines.add(order + " accepted");
    }

    @Override
    public void rejected(long order, Refusal why) {
        lines.add(order + " rejected " + why);
    }

    @Override
    public void made(long order, long trade, long price, long quantity) {
        lines.add(order + " made " + quantity + " @ " + price + " in " + trade);
    }

    @Override
    public void took(long order, long trade, long price, long quantity) {
        lines.add(order + " took " + quantity + " @ " + price + " in " + trade);
    }

    @Override
    public void canceled(long order) {
        lines.add(order + " canceled");
    }

    @Override
    public void expired(long order, Expiry why) {
        lines.add(order + " expired " + why);
    }

    @Override
    public void amended(long order, long quantity, long price) {
        lines.add(order + " amended " + quantity + " @ " + price);
    }

    @Override
    public void amendRejected(long order, Refusal why) {
        lines.add(order + " not amended " + why);
    }

    /** The lines since the last call. */
    List<String> next() {
        List<String> next = List.copyOf(lines);
        lines.clear();
        return next;
    }
}
