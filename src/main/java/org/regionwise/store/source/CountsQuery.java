package org.regionwise.store.source;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.survey.count.CountsCsv;
import org.regionwise.survey.sql.CountsStatement;

/**
 * Asks a database for the counts of a {@link CountsStatement} and keeps its answer as the table of counts that
 * {@code survey.count.CountTable} reads. Nothing is written to the database.
 */
final class CountsQuery {
    private static final int FETCH_ROWS = 10_000;

    private CountsQuery() {}

    /**
     * Runs the statement.
     *
     * @param timeoutSeconds after which it is cancelled; 0 for never
     * @param file receives the answer as CSV in UTF-8, numbers with a point
     * @throws SQLException if the database refuses it, or takes longer
     * @throws SourceRefused if there are more groups than may be
     * @throws IOException if the file cannot be written
     */
    static void run(Connection connection, CountsStatement statement, int timeoutSeconds, Watch watch, Path file)
            throws SQLException, SourceRefused, IOException {
        // engines such as PostgreSQL send portions within a transaction only; DuckDB's connections cannot change
        if (connection.getMetaData().supportsTransactions()) {
            connection.setAutoCommit(false);
        }
        try (Statement query = connection.createStatement();
                Deadline deadline = new Deadline(query, timeoutSeconds);
                BufferedWriter out = Files.newBufferedWriter(file)) {
            query.setFetchSize(FETCH_ROWS);
            watch.running().accept(() -> Deadline.cancel(query));
            try (ResultSet answer = query.executeQuery(statement.text())) {
                write(answer, watch.mostGroups(), out);
            } catch (SQLException e) {
                if (deadline.passed()) {
                    throw SourceRefused.late(e);
                }
                throw e;
            }
        }
    }

    private static void write(ResultSet answer, long mostGroups, Appendable out)
            throws SQLException, SourceRefused, IOException {
        ResultSetMetaData columns = answer.getMetaData();
        List<Object> cells = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            cells.add(columns.getColumnLabel(i));
        }
        CountsCsv.line(out, cells);
        for (long groups = 0; answer.next(); groups++) {
            if (groups == mostGroups) {
                throw SourceRefused.tooMany(groups);
            }
            cells.clear();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                cells.add(plain(answer.getObject(i)));
            }
            CountsCsv.line(out, cells);
        }
    }

    /** As a value that needs the driver no more. */
    private static Object plain(Object value) throws SQLException {
        if (value instanceof Clob text) {
            return text.getSubString(1, (int) text.length());
        }
        return value instanceof Timestamp moment ? moment.toLocalDateTime() : value;
    }
}
