package org.regionwise.store.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.regionwise.store.Database;
import org.regionwise.store.ledger.Subject;

/**
 * Whose a survey is, in all its versions, and with whom it is shared. What was there before there were accounts is
 * nobody's: everybody sees it, analysts work on it, administrators delete it. Everything throws {@link
 * org.regionwise.store.StoreUnavailable} if the database fails.
 */
public final class Sharing {
    /** In place of an account: everybody who may sign in. */
    public static final long EVERYBODY = 0;

    private final Database database;

    /** Kept there. */
    public Sharing(Database database) {
        this.database = database;
    }

    /** What somebody may do with a survey, each all that the one before it may. */
    public enum Right {
        /** Nothing; it is not even there. */
        NONE,
        /** See it and its analyses. */
        SEE,
        /** Analyse it, name it, and choose what is published of it. */
        WORK,
        /** Delete it and share it. */
        OWN;

        /** Whether this right is enough where {@code other} is asked for. */
        public boolean includes(Right other) {
            return compareTo(other) >= 0;
        }
    }

    private record Share(long series, long account, boolean work) {}

    /** What an account of a role may do with a survey, known by its first version. */
    public Right of(long series, long account, Role role) {
        if (role == Role.ADMINISTRATOR) {
            return Right.OWN;
        }
        return right(owner(series), shares(series), account, role);
    }

    /** What an account of a role may do with each survey, known by their first versions, as it is now. */
    public LongFunction<Right> rights(long account, Role role) {
        if (role == Role.ADMINISTRATOR) {
            return series -> Right.OWN;
        }
        Map<Long, Long> owners = new HashMap<>();
        Map<Long, Map<Long, Boolean>> shares = new HashMap<>();
        database.with(handle -> {
                    handle.createQuery("SELECT series_id, account_id FROM survey_owner")
                            .map((row, context) -> owners.put(row.getLong("series_id"), row.getLong("account_id")))
                            .list();
                    return handle.createQuery("SELECT series_id, account_id, may_work FROM survey_share")
                            .map((row, context) -> new Share(
                                    row.getLong("series_id"), row.getLong("account_id"), row.getBoolean("may_work")))
                            .list();
                })
                .forEach(each -> shares.computeIfAbsent(each.series, series -> new HashMap<>())
                        .put(each.account, each.work));
        return series ->
                right(Optional.ofNullable(owners.get(series)), shares.getOrDefault(series, Map.of()), account, role);
    }

    private static Right right(Optional<Long> owner, Map<Long, Boolean> shares, long account, Role role) {
        Right most = role.includes(Role.ANALYST) ? Right.WORK : Right.SEE;
        if (owner.isEmpty()) {
            return most;
        }
        if (owner.get() == account) {
            return role.includes(Role.ANALYST) ? Right.OWN : Right.SEE;
        }
        Boolean own = shares.get(account);
        Boolean everybodys = shares.get(EVERYBODY);
        if (own == null && everybodys == null) {
            return Right.NONE;
        }
        return Boolean.TRUE.equals(own) || Boolean.TRUE.equals(everybodys) ? most : Right.SEE;
    }

    /** The account that a survey belongs to; empty for nobody's. */
    public Optional<Long> owner(long series) {
        return database.with(
                handle -> handle.createQuery("SELECT account_id FROM survey_owner WHERE series_id = :series")
                        .bind("series", series)
                        .mapTo(Long.class)
                        .findOne());
    }

    /** With which accounts a survey is shared, and whether they may work on it. */
    public Map<Long, Boolean> shares(long series) {
        List<Share> rows = database.with(
                handle -> handle.createQuery("SELECT account_id, may_work FROM survey_share WHERE series_id = :series")
                        .bind("series", series)
                        .map((row, context) -> new Share(series, row.getLong("account_id"), row.getBoolean("may_work")))
                        .list());
        Map<Long, Boolean> shares = new HashMap<>();
        rows.forEach(each -> shares.put(each.account, each.work));
        return shares;
    }

    /** Shares a survey with these and no others, and gives it to {@code owner}. On the disk on return. */
    public void share(long series, long owner, Map<Long, Boolean> shares) {
        database.change(done -> List.of(Subject.sharing(series)), handle -> {
            handle.execute("DELETE FROM survey_share WHERE series_id = ?", series);
            shares.forEach((account, work) -> handle.execute(
                    "INSERT INTO survey_share (series_id, account_id, may_work) VALUES (?, ?, ?)",
                    series,
                    account,
                    work));
            handle.execute("DELETE FROM survey_owner WHERE series_id = ?", series);
            return handle.execute("INSERT INTO survey_owner (series_id, account_id) VALUES (?, ?)", series, owner);
        });
    }
}
