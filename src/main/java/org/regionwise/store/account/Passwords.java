package org.regionwise.store.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;

/**
 * Passwords as they are kept: argon2id with 19 MiB, two passes and one lane, the least that OWASP's Password Storage
 * Cheat Sheet (2025) recommends, and a random salt of 16 bytes.
 */
public final class Passwords {
    /** Fewer characters are guessed too soon. */
    public static final int SHORTEST = 12;

    /** More cost time and add nothing. */
    public static final int LONGEST = 200;

    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 10;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Argon2Function function =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    /** Each hash takes 19 MiB and a core. */
    private final Semaphore places = new Semaphore(AT_ONCE, true);

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

    /**
     * What is kept of a password.
     *
     * @throws StoreRefused when too many others are being hashed
     */
    public String hash(String password) {
        return inTurn(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(function).getResult());
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw StoreRefused.of(Reason.BUSY_WITH_PASSWORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreRefused.of(Reason.BUSY_WITH_PASSWORDS);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /**
     * Whether a password is the account's. It takes as long without an account as with one, so that nobody learns
     * which names there are.
     *
     * @throws StoreRefused when too many others are being hashed
     */
    public boolean matches(String password, Optional<Account> account) {
        // made by whoever comes first, be it with an account or without
        ofNobody();
        String kept = account.map(Account::password).orElse(ofNobody());
        boolean same = password.length() <= LONGEST
                && inTurn(() -> Password.check(password, kept).with(Argon2Function.getInstanceFromHash(kept)));
        return same && account.isPresent();
    }

    private synchronized String ofNobody() {
        if (ofNobody == null) {
            ofNobody = hash("nobody signs in with this");
        }
        return ofNobody;
    }
}
