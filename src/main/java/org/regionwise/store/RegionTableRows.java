package org.regionwise.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.regionwise.analysis.Population;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.region.RegionTable;

/**
 * A survey's region table in the database, cell by cell, so that it comes back exactly as it went in, and who lives in
 * the regions.
 */
final class RegionTableRows {
    private static final int BATCH = 10_000;

    private RegionTableRows() {}

    static void insert(Handle handle, long surveyId, RegionTable table, ReadingOptions reading) {
        handle.createUpdate("INSERT INTO region_table (survey_id, file_name, sha256, key_column, name_column,"
                        + " population_column, format, reading) VALUES (:id, :fileName, :sha256, :key, "
                        + ":name, :population, :format, :reading)")
                .bind(
                        "format",
                        table.imported() == null
                                ? null
                                : table.imported().format().name())
                .bind("reading", OriginRows.json(reading))
                .bind("id", surveyId)
                .bind("fileName", table.file())
                .bind("sha256", table.sha256())
                .bind("key", table.keyColumn())
                .bind("name", table.nameColumn())
                .bind("population", table.populationColumn())
                .execute();
        PreparedBatch columns =
                handle.prepareBatch("INSERT INTO region_column (survey_id, position, name, type) VALUES (?, ?, ?, ?)");
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            columns.add(surveyId, i, column.name(), column.type().name());
        }
        columns.execute();
        insertCells(handle, surveyId, table);
    }

    private static void insertCells(Handle handle, long surveyId, RegionTable table) {
        PreparedBatch cells = handle.prepareBatch(
                "INSERT INTO region_cell (survey_id, row_index, position, text) VALUES (?, ?, ?, ?)");
        for (int row = 0; row < table.rows().size(); row++) {
            List<String> values = table.rows().get(row);
            for (int position = 0; position < values.size(); position++) {
                if (values.get(position) != null) {
                    cells.add(surveyId, row, position, values.get(position));
                }
            }
            if (cells.size() >= BATCH) {
                cells.execute();
            }
        }
        if (cells.size() > 0) {
            cells.execute();
        }
    }

    static Optional<RegionTable> find(Handle handle, long surveyId) {
        return handle.createQuery("SELECT * FROM region_table WHERE survey_id = :id")
                .bind("id", surveyId)
                .map((row, context) -> {
                    List<Column> columns = columns(handle, surveyId);
                    return new RegionTable(
                            row.getString("file_name"),
                            row.getString("sha256"),
                            row.getString("key_column"),
                            row.getString("name_column"),
                            row.getString("population_column"),
                            columns,
                            rows(handle, surveyId, columns.size()),
                            OriginRows.readTable(handle, surveyId, row));
                })
                .findOne();
    }

    /** How its file was read; null where there is no table, or an earlier version stored it. */
    static ReadingOptions reading(Handle handle, long surveyId) {
        return handle.createQuery("SELECT reading FROM region_table WHERE survey_id = :id AND reading IS NOT NULL")
                .bind("id", surveyId)
                .mapTo(String.class)
                .findOne()
                .map(OriginRows::options)
                .orElse(null);
    }

    private static List<Column> columns(Handle handle, long surveyId) {
        return handle.createQuery("SELECT name, type FROM region_column WHERE survey_id = :id ORDER BY position")
                .bind("id", surveyId)
                .map((row, context) -> new Column(row.getString("name"), ColumnType.valueOf(row.getString("type"))))
                .list();
    }

    private static List<List<String>> rows(Handle handle, long surveyId, int width) {
        List<List<String>> rows = new ArrayList<>();
        handle.createQuery("SELECT row_index, position, text FROM region_cell WHERE survey_id = :id"
                        + " ORDER BY row_index, position")
                .bind("id", surveyId)
                .map((row, context) -> {
                    // every row has its key, so no row is missing here
                    while (rows.size() <= row.getInt("row_index")) {
                        rows.add(new ArrayList<>(Collections.nCopies(width, null)));
                    }
                    return rows.get(row.getInt("row_index")).set(row.getInt("position"), row.getString("text"));
                })
                .list();
        rows.replaceAll(Collections::unmodifiableList);
        return rows;
    }

    /** Who lives in the regions of a survey, as it was said last. */
    static Optional<Population> population(Handle handle, long series) {
        return handle.createQuery(
                        "SELECT content FROM population_table WHERE series_id = :series" + " ORDER BY id DESC LIMIT 1")
                .bind("series", series)
                .mapTo(String.class)
                .findOne()
                .filter(content -> !content.isEmpty())
                .map(ResultJson::readPopulation);
    }
}
