package io.cryptoflow.domain.account;

import io.cryptoflow.domain.order.OrderId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of an account's ledger, never changed and never deleted.
 *
 * @param sequence number of the account's event that tells of the movement; 0 for what stood when the ledger began
 * @param line place within the movement, from 1
 */
public record LedgerEntry(
        long sequence,
        int line,
        Movement.Line content,
        Optional<OrderId> orderId,
        Optional<String> tradeId,
        Instant occurredAt) {
    /** Keeps the time to the microsecond, as stores do. */
    public LedgerEntry {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The entries of {@code movement}, which the event {@code sequence} told at {@code occurredAt}. */
    public static List<LedgerEntry> of(Movement movement, long sequence, Instant occurredAt) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Movement.Line line : movement.lines()) {
            int number = entries.size() + 1;
            entries.add(new LedgerEntry(sequence, number, line, movement.orderId(), movement.tradeId(), occurredAt));
        }
        return entries;
    }
}
