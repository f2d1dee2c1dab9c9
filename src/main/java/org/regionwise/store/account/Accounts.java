package org.regionwise.store.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regionwise.store.Database;
import org.regionwise.store.ledger.Subject;

/**
 * The accounts and their tokens. Names are told apart without regard to case. Accounts are never removed, as they own
 * surveys. Everything throws {@link org.regionwise.store.StoreUnavailable} if the database fails.
 */
public final class Accounts {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");
    private static final String COLUMNS = "account.id AS id, account.name AS name, role, password, epoch, disabled_at";

    private final Database database;
    private final Clock clock;

    /** {@code clock} says when an account was made or disabled. */
    public Accounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A token of an account; what it is was shown once and is not kept. */
    public record Token(long id, String label, OffsetDateTime createdAt) {}

    /** A name as accounts have it; empty for what cannot be one. */
    public static Optional<String> name(String given) {
        String name = Normalizer.normalize(given.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Optional.of(name).filter(each -> NAME.matcher(each).matches());
    }

    /** Whether there is one, so that signing in is asked for. */
    public boolean any() {
        return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM account")
                        .mapTo(Long.class)
                        .one()
                > 0);
    }

    /** All, by name. */
    public List<Account> list() {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM account ORDER BY name")
                .map((row, context) -> account(row))
                .list());
    }

    /** The account with a number. */
    public Optional<Account> find(long id) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM account WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> account(row))
                .findOne());
    }

    /** The account with a name, however its letters are written. */
    public Optional<Account> named(String given) {
        return name(given)
                .flatMap(name -> database.with(
                        handle -> handle.createQuery("SELECT " + COLUMNS + " FROM account WHERE name = :name")
                                .bind("name", name)
                                .map((row, context) -> account(row))
                                .findOne()));
    }

    /**
     * Adds an account.
     *
     * @param name as {@link #name} has it, of no account yet
     * @param password its hash
     */
    public void add(String name, Role role, String password) {
        database.change(
                id -> List.of(Subject.account(id)),
                handle -> handle.createUpdate("INSERT INTO account (name, role, password, epoch, created_at)"
                                + " VALUES (:name, :role, :password, 0, :now)")
                        .bind("name", name)
                        .bind("role", role.code())
                        .bind("password", password)
                        .bind("now", now())
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
    }

    /** Another password, by its hash; whoever is signed in has to sign in again. */
    public void password(long id, String password) {
        change(id, "UPDATE account SET password = ?, epoch = epoch + 1 WHERE id = ?", password, id);
    }

    /** Another role, from the next request on. */
    public void role(long id, Role role) {
        change(id, "UPDATE account SET role = ? WHERE id = ?", role.code(), id);
    }

    /** Keeps an account from signing in, and ends its sessions; its tokens no longer work either. */
    public void disable(long id) {
        change(
                id,
                "UPDATE account SET disabled_at = ?, epoch = epoch + 1 WHERE id = ? AND disabled_at IS NULL",
                now(),
                id);
    }

    /** Lets a disabled account sign in again. */
    public void enable(long id) {
        change(id, "UPDATE account SET disabled_at = NULL WHERE id = ?", id);
    }

    /** Ends all sessions of an account. */
    public void signOutEverywhere(long id) {
        change(id, "UPDATE account SET epoch = epoch + 1 WHERE id = ?", id);
    }

    /**
     * Adds a token.
     *
     * @param secret long and random, so that a fast hash of it is enough
     */
    public void addToken(long account, String label, String secret) {
        change(
                account,
                "INSERT INTO account_token (account_id, label, sha256, created_at) VALUES (?, ?, ?, ?)",
                account,
                label,
                sha256(secret),
                now());
    }

    /** The tokens of an account that work, oldest first. */
    public List<Token> tokens(long account) {
        return database.with(handle -> handle.createQuery("SELECT id, label, created_at FROM account_token"
                        + " WHERE account_id = :account AND revoked_at IS NULL ORDER BY id")
                .bind("account", account)
                .map((row, context) -> new Token(
                        row.getLong("id"), row.getString("label"), row.getObject("created_at", OffsetDateTime.class)))
                .list());
    }

    /** Ends a token, if it is the account's. */
    public void revoke(long account, long token) {
        change(
                account,
                "UPDATE account_token SET revoked_at = ? WHERE id = ? AND account_id = ? AND revoked_at IS NULL",
                now(),
                token,
                account);
    }

    /** The account of a token. */
    public Optional<Account> byToken(String secret) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM account"
                        + " JOIN account_token ON account_token.account_id = account.id"
                        + " WHERE sha256 = :sha256 AND revoked_at IS NULL")
                .bind("sha256", sha256(secret))
                .map((row, context) -> account(row))
                .findOne());
    }

    private void change(long account, String sql, Object... values) {
        database.change(done -> List.of(Subject.account(account)), handle -> handle.execute(sql, values));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("name"),
                Role.of(row.getString("role")).orElse(Role.VIEWER),
                row.getString("password"),
                row.getInt("epoch"),
                row.getObject("disabled_at") != null);
    }

    static String sha256(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
