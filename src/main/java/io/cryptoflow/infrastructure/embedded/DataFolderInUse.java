package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** Another live process owns the data folder; the message is one line for the person who started the second one. */
public final class DataFolderInUse extends IOException {
    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path folder, String owner) {
        super(folder + " is used by another CryptoFlow process (pid " + owner
                + "); stop it or choose another data.folder");
    }
}
