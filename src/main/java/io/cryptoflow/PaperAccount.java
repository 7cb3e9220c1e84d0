package io.cryptoflow;

import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.UseCase;
import io.cryptoflow.application.account.Authenticate;
import io.cryptoflow.application.account.OpenAccount;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.port.AccountReader;
import io.cryptoflow.domain.value.AccountId;
import io.cryptoflow.domain.value.Asset;
import io.cryptoflow.domain.value.Money;
import io.cryptoflow.infrastructure.embedded.DataFolder;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The account of the first start: opened once, with a key that is shown once and kept in a file for its owner only. */
final class PaperAccount {
    static final AccountId ID = new AccountId("paper");
    static final String KEY_FILE = "api-key";
    private static final String PREFIX = "cf_paper_";
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int KEY_CHARACTERS = 32;

    private final DataFolder folder;
    private final AccountReader reader;
    private final UseCase<OpenAccount.Command, OpenAccount.Result> openAccount;
    private final UseCase<Authenticate.Query, Principal> authenticate;

    PaperAccount(
            DataFolder folder,
            AccountReader reader,
            UseCase<OpenAccount.Command, OpenAccount.Result> openAccount,
            UseCase<Authenticate.Query, Principal> authenticate) {
        this.folder = folder;
        this.reader = reader;
        this.openAccount = openAccount;
        this.authenticate = authenticate;
    }

    /** Opens the account unless that was done; answers the key when it is new. A crash in between is made good by the next start. */
    Future<Optional<String>> openOnce(Settings.Paper settings) {
        List<Money> funds = settings.initialBalances().entrySet().stream()
                .map(entry -> new Money(entry.getValue(), new Asset(entry.getKey())))
                .toList();
        Optional<String> stored = storedKey();
        Future<Boolean> standsOpen = stored.isPresent() ? isRegistered(stored.get()) : hasStory();
        return standsOpen.compose(open -> open ? Future.succeededFuture(Optional.empty()) : open(stored, funds));
    }

    private Future<Boolean> isRegistered(String key) {
        return authenticate
                .handle(new Authenticate.Query(key))
                .map(true)
                .recover(cause -> isUnknownKey(cause) ? Future.succeededFuture(false) : Future.failedFuture(cause));
    }

    private static boolean isUnknownKey(Throwable cause) {
        return cause instanceof FailureException failed && failed.failure().kind() == Failure.Kind.UNAUTHENTICATED;
    }

    private Future<Boolean> hasStory() {
        return reader.findEvents(ID, 0, 1).map(events -> !events.isEmpty());
    }

    private Future<Optional<String>> open(Optional<String> stored, List<Money> funds) {
        String key = stored.orElseGet(this::writeNewKey);
        return openAccount.handle(new OpenAccount.Command(ID, funds, key)).map(Optional.of(key));
    }

    private Optional<String> storedKey() {
        Path file = folder.path().resolve(KEY_FILE);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String writeNewKey() {
        SecureRandom random = new SecureRandom();
        StringBuilder key = new StringBuilder(PREFIX);
        for (int i = 0; i < KEY_CHARACTERS; i++) {
            key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        try {
            folder.writePrivate(KEY_FILE, key + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return key.toString();
    }
}
