package org.regionwise.store;

import java.time.Clock;
import org.regionwise.store.ledger.Subject;
import org.regionwise.survey.name.DisplayNames;

/**
 * What is done to a survey in all its versions: it is renamed, deleted, brought back. Its responses and analyses stay
 * as they are through all of it. Everything throws {@link StoreUnavailable} if the database fails.
 */
public final class SurveySeries {
    private final Database database;
    private final Clock clock;

    /** {@code clock} says when a series was changed. */
    public SurveySeries(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Gives all versions of a survey another name; their results also tell the one that they were computed under. */
    public void rename(long series, String name) {
        change(series, "UPDATE survey SET name = ? WHERE series_id = ?", name, series);
    }

    /** Calls the columns of all versions of a survey, and those who were asked, by these names and no others. */
    public void name(long series, DisplayNames names) {
        database.change(Subject.series(series), handle -> {
            NameRows.insert(handle, series, names.withoutSuggested(), Database.now(clock));
            return null;
        });
    }

    /** Takes a survey out of sight; nothing of it is lost. One that is deleted already stays as it is. */
    public void delete(long series) {
        change(
                series,
                "UPDATE survey SET deleted_at = ? WHERE series_id = ? AND deleted_at IS NULL",
                Database.now(clock),
                series);
    }

    /** Brings a deleted survey back. */
    public void restore(long series) {
        change(series, "UPDATE survey SET deleted_at = NULL WHERE series_id = ?", series);
    }

    /** Whether a survey is deleted. */
    public boolean deleted(long series) {
        return database.with(handle ->
                handle.createQuery("SELECT COUNT(*) FROM survey WHERE series_id = :series AND deleted_at IS NOT NULL")
                                .bind("series", series)
                                .mapTo(Long.class)
                                .one()
                        > 0);
    }

    private void change(long series, String sql, Object... values) {
        database.change(Subject.series(series), handle -> handle.execute(sql, values));
    }
}
