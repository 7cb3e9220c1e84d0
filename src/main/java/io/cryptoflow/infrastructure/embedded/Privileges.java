package io.cryptoflow.infrastructure.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** As whom PostgreSQL runs: it refuses root, and it refuses a user without a name. */
enum Privileges {
    /** An ordinary user starts it as itself. */
    SAME_USER(""),

    /** Inside a new user namespace it looks like nobody to itself, while its files stay with the caller. */
    USER_NAMESPACE("unshare -U"),

    /**
     * Where namespaces are forbidden, as in many containers, root hands the files to the user nobody. The one capability
     * that stays lets it pass the closed folders above them; it is less than what root itself has.
     */
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups"
            + " --inh-caps=+dac_override --ambient-caps=+dac_override"
            + " --securebits=+no_setuid_fixup");

    private static final int NOBODY_ID = 65534;
    private static final String USER_ID = "unix:uid";
    private static final String GROUP_ID = "unix:gid";

    private final String prefix;

    Privileges(String prefix) {
        this.prefix = prefix;
    }

    /** The first way that works on this machine. */
    static Privileges current() throws IOException {
        boolean root = ownId(USER_ID) == 0;
        if (!root && Processes.succeeds(List.of("id", "-un"))) {
            return SAME_USER;
        }
        if (Processes.succeeds(USER_NAMESPACE.wrap(List.of("id", "-un")))) {
            return USER_NAMESPACE;
        }
        if (root && Processes.succeeds(NOBODY.wrap(List.of("id", "-un")))) {
            return NOBODY;
        }
        throw new EmbeddedFailure("the embedded PostgreSQL can run neither as "
                + (root ? "root" : "a user without a name") + " nor in a user namespace here;"
                + " start CryptoFlow as an ordinary user or set postgres.uri to an external server");
    }

    private static int ownId(String attribute) throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), attribute);
    }

    List<String> wrap(List<String> command) {
        return Stream.concat(Stream.of(prefix.split(" ")).filter(word -> !word.isEmpty()), command.stream())
                .toList();
    }

    /** Makes the user that the server runs as the owner of its files, also when it ran as another one before. */
    void own(Path tree) throws IOException {
        int user = this == NOBODY ? NOBODY_ID : ownId(USER_ID);
        if ((int) Files.getAttribute(tree, USER_ID) == user) {
            return;
        }
        int group = this == NOBODY ? NOBODY_ID : ownId(GROUP_ID);
        List<Path> all;
        try (var files = Files.walk(tree)) {
            all = new ArrayList<>(files.toList());
        }
        // The top comes last, so that a walk cut short is done again.
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.setAttribute(all.get(i), GROUP_ID, group, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(all.get(i), USER_ID, user, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
