package org.regionwise.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.SurveyFile;

/** The table that holds the responses of one survey: {@code row_number} and {@code c1}, {@code c2}, … */
final class ResponseTable {
    private static final Pattern NAME = Pattern.compile("(?i)responses_(\\d{1,18})");
    private static final int BATCH = 10_000;
    /** Cells in a batch are held in memory, so a wide survey goes in fewer rows at a time. */
    private static final int BATCH_CELLS = 200_000;

    private final long surveyId;
    private final List<Column> columns;

    ResponseTable(long surveyId, List<Column> columns) {
        this.surveyId = surveyId;
        this.columns = columns;
    }

    /** The name of the table, made of a number only. */
    String name() {
        return "responses_" + surveyId;
    }

    /** The SQL name of a column, or empty for a name that the survey does not have. */
    String sqlColumn(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return "c" + (i + 1);
            }
        }
        throw new IllegalArgumentException("the survey has no column " + column);
    }

    void create(Handle handle) {
        StringJoiner definition = new StringJoiner(", ", "CREATE TABLE " + name() + " (", ")");
        definition.add("row_number BIGINT NOT NULL");
        for (int i = 0; i < columns.size(); i++) {
            definition.add(
                    "c" + (i + 1) + (columns.get(i).type() == ColumnType.NUMBER ? " DOUBLE PRECISION" : " VARCHAR"));
        }
        handle.execute(definition.toString());
    }

    void drop(Handle handle) {
        handle.execute("DROP TABLE IF EXISTS " + name());
    }

    /** Streams the file in, committing batch by batch so that memory stays bounded. Returns the number of rows. */
    long fill(Connection connection, SurveyFile file, Progress progress) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        int batch = Math.max(1, Math.min(BATCH, BATCH_CELLS / columns.size()));
        long[] done = {0};
        try (PreparedStatement insert = connection.prepareStatement(insertion())) {
            long rows = file.forEachRow((row, cells) -> {
                try {
                    bind(insert, file.name(), row, cells);
                    if (++done[0] % batch == 0) {
                        flush(connection, insert);
                    }
                } catch (SQLException e) {
                    throw new BatchFailed(e);
                }
                if (done[0] % Progress.STEP == 0) {
                    progress.rows(done[0]);
                }
            });
            flush(connection, insert);
            progress.rows(rows);
            return rows;
        } catch (BatchFailed e) {
            throw e.cause;
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Carries an SQL failure out of the reading of the file. */
    private static final class BatchFailed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final SQLException cause;

        BatchFailed(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private static void flush(Connection connection, PreparedStatement insert) throws SQLException {
        insert.executeBatch();
        connection.commit();
    }

    private String insertion() {
        return "INSERT INTO " + name() + " VALUES (?" + ", ?".repeat(columns.size()) + ")";
    }

    private void bind(PreparedStatement insert, String fileName, long row, String[] cells) throws SQLException {
        insert.setLong(1, row);
        for (int i = 0; i < cells.length; i++) {
            boolean number = columns.get(i).type() == ColumnType.NUMBER;
            if (cells[i] == null) {
                insert.setNull(i + 2, number ? Types.DOUBLE : Types.VARCHAR);
            } else if (number) {
                insert.setDouble(i + 2, number(fileName, row, columns.get(i), cells[i]));
            } else {
                insert.setString(i + 2, cells[i]);
            }
        }
        insert.addBatch();
    }

    private static double number(String fileName, long row, Column column, String text) {
        OptionalDouble number = NumberText.parse(text);
        if (number.isEmpty()) {
            throw new ImportProblem(new Problem(
                    fileName, row, column.name(), text, "a number is expected here; did the file change meanwhile?"));
        }
        // adding 0 makes a negative zero the zero it equals, for databases that tell them apart
        return number.getAsDouble() + 0.0;
    }

    /** Drops the tables of imports that did not end. */
    static void dropOrphans(Handle handle) {
        List<Long> known =
                handle.createQuery("SELECT id FROM survey").mapTo(Long.class).list();
        handle.createQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA")
                .mapTo(String.class)
                .list()
                .forEach(table -> {
                    Matcher matcher = NAME.matcher(table);
                    if (matcher.matches() && !known.contains(Long.parseLong(matcher.group(1)))) {
                        new ResponseTable(Long.parseLong(matcher.group(1)), List.of()).drop(handle);
                    }
                });
    }
}
