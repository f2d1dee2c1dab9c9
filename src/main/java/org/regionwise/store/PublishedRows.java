package org.regionwise.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.regionwise.analysis.PublishedColumns;

/** What the columns of a table of published estimates hold, as rows of the database. */
final class PublishedRows {
    private PublishedRows() {}

    static void insert(Handle handle, long surveyId, PublishedColumns columns) {
        handle.createUpdate("INSERT INTO published_table (survey_id, spread_column, standard_error, respondents_column,"
                        + " percent, unit) VALUES (:id, :spread, :standardError, :respondents, :percent, :unit)")
                .bind("id", surveyId)
                .bind("spread", columns.spread())
                .bind("standardError", columns.standardError())
                .bind("respondents", columns.respondents())
                .bind("percent", columns.percent())
                .bind("unit", columns.unit())
                .execute();
    }

    static Optional<PublishedColumns> find(Handle handle, long surveyId) {
        return handle.createQuery(
                        "SELECT spread_column, standard_error, respondents_column, percent, unit FROM published_table"
                                + " WHERE survey_id = :id")
                .bind("id", surveyId)
                .map((row, context) -> new PublishedColumns(
                        row.getString("spread_column"),
                        row.getBoolean("standard_error"),
                        row.getString("respondents_column"),
                        row.getBoolean("percent"),
                        row.getString("unit")))
                .findOne();
    }
}
