package io.cryptoflow.application.port;

import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import java.util.List;
import java.util.Optional;

/** What can be traded. */
public interface InstrumentCatalog {
    /** The rules of one symbol, unless it is not listed. */
    Optional<Instrument> find(Symbol symbol);

    /** All instruments, by symbol. */
    List<Instrument> all();
}
