package org.regionwise.store.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;

/**
 * Passwords as they are kept: argon2id with 19 MiB, two passes and one lane, the least that OWASP's Password Storage
 * Cheat Sheet (2025) recommends, and a random salt of 16 bytes.
 */
public final class Passwords {
    /** Fewer characters are guessed too soon. */
    public static final int SHORTEST = 12;

    /** More cost time and add nothing. */
    public static final int LONGEST = 200;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Argon2Function function =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private String ofNobody;

    /** Why a password must not be taken, as the ending of a message's key; empty for one that may. */
    public static Optional<String> fault(String name, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("long");
        }
        return password.strip().equalsIgnoreCase(name)
                        || password.chars().distinct().count() < 4
                ? Optional.of("simple")
                : Optional.empty();
    }

    /** What is kept of a password. */
    public String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(function).getResult();
    }

    /**
     * Whether a password is the account's. It takes as long without an account as with one, so that nobody learns
     * which names there are.
     */
    public boolean matches(String password, Optional<Account> account) {
        // made by whoever comes first, be it with an account or without
        ofNobody();
        String kept = account.map(Account::password).orElse(ofNobody());
        boolean same = password.length() <= LONGEST
                && Password.check(password, kept).with(Argon2Function.getInstanceFromHash(kept));
        return same && account.isPresent();
    }

    private synchronized String ofNobody() {
        if (ofNobody == null) {
            ofNobody = hash("nobody signs in with this");
        }
        return ofNobody;
    }
}
