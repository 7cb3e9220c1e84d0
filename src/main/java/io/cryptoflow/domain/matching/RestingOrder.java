package io.cryptoflow.domain.matching;

/** An order in the book; used again for another one once it is out. */
final class RestingOrder extends Place {
    long id;
    long account;
    long quantity;
    long leaves;
    boolean postOnly;
    PriceLevel level;

    RestingOrder(PriceLevel level) {
        this.level = level;
    }

    long filled() {
        return quantity - leaves;
    }

    void leaveQueue() {
        behind.gap += gap;
        gap = 0;
        before.behind = behind;
        behind.before = before;
    }
}
