package io.cryptoflow.infrastructure.tape;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The prints of a tape, round after round; each round is later by the tape's length. Blocks on the file. */
final class TapeRounds implements Closeable {
    private final TapeSettings settings;
    private final TapeSummary summary;
    private final TapePrints prints;
    private Optional<TapeReader> reader = Optional.empty();
    private int round;
    private boolean over;

    TapeRounds(TapeSettings settings, TapeSummary summary) {
        this.settings = settings;
        this.summary = summary;
        prints = new TapePrints(summary.lotSize(), summary.stepMillis());
    }

    /** The prints of the next {@code rows} rows, or fewer at the end of a round; none when the tape is over. */
    List<TapePrint> next(int rows) throws IOException {
        List<TapePrint> next = new ArrayList<>();
        boolean opened = false;
        while (!over && next.isEmpty()) {
            if (reader.isEmpty()) {
                // A second round without a single print in between: the file lost its rows while it was played.
                over = opened;
                opened = true;
                startRound();
            }
            read(reader.orElseThrow(), rows, next);
        }
        return next;
    }

    private void startRound() throws IOException {
        round++;
        reader = Optional.of(TapeReader.open(settings.file(), settings.content(), (line, expected) -> {}));
    }

    private void read(TapeReader from, int rows, List<TapePrint> into) throws IOException {
        for (int i = 0; i < rows; i++) {
            Optional<TapeRow> row = from.next();
            if (row.isEmpty()) {
                endRound(from);
                return;
            }
            long shiftMillis = (round - 1) * summary.lengthMillis();
            prints.of(row.get()).forEach(print -> into.add(print.inRound(round, shiftMillis)));
        }
    }

    private void endRound(TapeReader ended) throws IOException {
        ended.close();
        reader = Optional.empty();
        over = over || settings.atEnd() == TapeSettings.AtEnd.STOP;
    }

    @Override
    public void close() throws IOException {
        over = true;
        if (reader.isPresent()) {
            reader.get().close();
        }
    }
}
