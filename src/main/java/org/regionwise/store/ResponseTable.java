package org.regionwise.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.regionwise.store.content.RowInserts;
import org.regionwise.store.server.ImportLock;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.RowTally;

/** The table that holds the responses of one survey: {@code row_number} and {@code c1}, {@code c2}, … */
final class ResponseTable {
    private static final Pattern NAME = Pattern.compile("(?i)responses_(\\d{1,18})");
    /** What PostgreSQL says instead of waiting for a lock. */
    private static final String LOCKED = "55P03";

    private static final int MOST_REGIONS = 100_000;

    private final long surveyId;
    private final List<Column> columns;
    /** Whether the last column says how many respondents a row stands for. */
    private final boolean counted;

    /** @param counted of a file whose rows stand for several respondents each; null of any other */
    ResponseTable(long surveyId, List<Column> columns, ReadingOptions.Counted counted) {
        this.surveyId = surveyId;
        this.counted = counted != null;
        this.columns = this.counted
                ? Stream.concat(columns.stream(), Stream.of(new Column(counted.column(), ColumnType.NUMBER)))
                        .toList()
                : columns;
    }

    /** In SQL, how many respondents a row stands for. */
    String times() {
        return counted ? "c" + columns.size() : "1";
    }

    /** In SQL, how many respondents the rows of a group stand for. */
    String respondents() {
        return counted ? "CAST(SUM(" + times() + ") AS BIGINT)" : "COUNT(*)";
    }

    /** The name of the table, made of a number only. */
    String name() {
        return "responses_" + surveyId;
    }

    /** The SQL name of a column; throws {@link IllegalArgumentException} if the survey does not have it. */
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

    /**
     * Streams the file in, committing batch by batch.
     *
     * @param regionColumn the column whose distinct values are counted
     * @throws ImportProblem if the file is unsound or has more than {@link #MOST_REGIONS} regions
     */
    Filled fill(Connection connection, SurveyFile file, String regionColumn, Progress progress) throws SQLException {
        int region = names().indexOf(regionColumn);
        boolean number = columns.get(region).type() == ColumnType.NUMBER;
        Set<String> written = new HashSet<>();
        Set<String> regions = new HashSet<>();
        long[] respondents = {0};
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (RowInserts inserts = new RowInserts(connection, name(), file, columns)) {
            RowTally tally = file.read(
                    names(),
                    // what is used was judged when it was chosen; an analysis judges the rest
                    column -> false,
                    (row, cells) -> {
                        if (cells[region] != null && written.add(cells[region])) {
                            regions.add(number ? file.options().numbers().canonical(cells[region]) : cells[region]);
                            requireRegions(file.name(), regionColumn, written.size());
                        }
                        try {
                            inserts.add(row, cells);
                            if (counted) {
                                respondents[0] += (long) Double.parseDouble(cells[columns.size() - 1]);
                            }
                        } catch (SQLException e) {
                            throw new InsertFailed(e);
                        }
                    },
                    progress);
            inserts.finish();
            return new Filled(counted ? tally.counting(respondents[0]) : tally, regions);
        } catch (InsertFailed e) {
            throw e.cause;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** What went in and what was left out, and the regions that went in. */
    record Filled(RowTally tally, Set<String> regions) {}

    private List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    private static void requireRegions(String file, String column, int regions) {
        if (regions > MOST_REGIONS) {
            throw new ImportProblem(new Problem(
                    file,
                    0,
                    column,
                    "",
                    "the column has more than " + MOST_REGIONS
                            + " different values; it is rather an identifier than a region"));
        }
    }

    /** Carries an SQL failure out of the reading of the file. */
    private static final class InsertFailed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final SQLException cause;

        InsertFailed(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /**
     * Keeps PostgreSQL from dropping the table before the transaction ends; fails where it is gone. The lock of an
     * import may have gone with its connection.
     */
    void keep(Handle handle) {
        handle.execute("LOCK TABLE " + name() + " IN ACCESS SHARE MODE");
    }

    /** Drops the tables of imports that did not end; one that another server is filling stays. */
    static void dropOrphans(Handle handle, boolean shared) {
        handle.createQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA")
                .mapTo(String.class)
                .list()
                .forEach(table -> {
                    Matcher matcher = NAME.matcher(table);
                    if (matcher.matches()) {
                        ResponseTable left = new ResponseTable(Long.parseLong(matcher.group(1)), List.of(), null);
                        if (shared) {
                            left.dropUnlessOwned(handle);
                        } else if (left.isOrphan(handle)) {
                            left.drop(handle);
                        }
                    }
                });
    }

    private void dropUnlessOwned(Handle handle) {
        try {
            ImportLock.unlessHeld(handle, surveyId, () -> {
                if (isThere(handle) && isOrphan(handle)) {
                    // whoever writes to it now is alive, though its lock was lost with a connection
                    handle.execute("LOCK TABLE " + name() + " IN ACCESS EXCLUSIVE MODE NOWAIT");
                    if (isOrphan(handle)) {
                        drop(handle);
                    }
                }
            });
        } catch (JdbiException e) {
            if (!(e.getCause() instanceof SQLException refused && LOCKED.equals(refused.getSQLState()))) {
                throw e;
            }
        }
    }

    /** Another server may have dropped it meanwhile. */
    private boolean isThere(Handle handle) {
        return handle.createQuery("SELECT to_regclass(:name) IS NOT NULL")
                .bind("name", name())
                .mapTo(Boolean.class)
                .one();
    }

    private boolean isOrphan(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM survey WHERE id = :id")
                        .bind("id", surveyId)
                        .mapTo(Long.class)
                        .one()
                == 0;
    }
}
