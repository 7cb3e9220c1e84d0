package io.cryptoflow.domain.matching;

/** The order that matches just now; it wants lots, or what a budget in ticks x lots pays for. */
final class Incoming {
    long id;
    long account;
    long leaves;
    /** Whether it takes nothing more. */
    boolean done;
    /** Whether it met an order of its own account that does not give way. */
    boolean selfTrade;

    private boolean spends;
    private long budget;

    void want(long order, long ofAccount, long quantity) {
        begin(order, ofAccount);
        leaves = quantity;
        spends = false;
    }

    void spend(long order, long ofAccount, long ticksTimesLots) {
        begin(order, ofAccount);
        budget = ticksTimesLots;
        spends = true;
    }

    private void begin(long order, long ofAccount) {
        id = order;
        account = ofAccount;
        done = false;
        selfTrade = false;
    }

    boolean isHungry() {
        return !done && !selfTrade;
    }

    long wantedAt(long price) {
        return spends ? budget / price : leaves;
    }

    void take(long price, long quantity) {
        if (spends) {
            budget -= price * quantity;
            done = budget < price;
        } else {
            leaves -= quantity;
            done = leaves == 0;
        }
    }
}
