package org.regionwise.store.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.OptionalDouble;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Problem;
import org.regionwise.survey.file.SurveyFile;

/**
 * Inserts rows into a table of responses and commits them batch by batch, so that memory stays bounded. Many rows go in
 * one statement: the work per statement is what inserting mostly costs.
 */
public final class RowInserts implements AutoCloseable {
    private static final int BATCH_ROWS = 10_000;
    /** Parameters in one statement; PostgreSQL takes 65,535. */
    private static final int PARAMETERS = 2_000;

    private final Connection connection;
    private final String fileName;
    private final NumberNotation numbers;
    private final List<Column> columns;
    private final String[][] block;
    private final long[] rowNumbers;
    private final PreparedStatement many;
    private final PreparedStatement one;
    private int waiting;
    private long uncommitted;

    /** Into a table of ours with a row's number and these columns; the connection commits only when told to. */
    public RowInserts(Connection connection, String table, SurveyFile file, List<Column> columns) throws SQLException {
        this.connection = connection;
        this.fileName = file.name();
        this.numbers = file.options().numbers();
        this.columns = columns;
        int rows = Math.max(1, PARAMETERS / (columns.size() + 1));
        this.block = new String[rows][columns.size()];
        this.rowNumbers = new long[rows];
        String row = "(?" + ", ?".repeat(columns.size()) + ")";
        String insert = "INSERT INTO " + table + " VALUES ";
        this.many = connection.prepareStatement(insert + row + (", " + row).repeat(rows - 1));
        this.one = connection.prepareStatement(insert + row);
    }

    /** Takes a row in. */
    public void add(long row, String[] cells) throws SQLException {
        rowNumbers[waiting] = row;
        System.arraycopy(cells, 0, block[waiting], 0, cells.length);
        if (++waiting == block.length) {
            for (int i = 0; i < waiting; i++) {
                bind(many, i * (columns.size() + 1), i);
            }
            many.executeUpdate();
            uncommitted += waiting;
            waiting = 0;
            if (uncommitted >= BATCH_ROWS) {
                connection.commit();
                uncommitted = 0;
            }
        }
    }

    /** Inserts what is waiting and commits. */
    public void finish() throws SQLException {
        for (int i = 0; i < waiting; i++) {
            bind(one, 0, i);
            one.executeUpdate();
        }
        waiting = 0;
        connection.commit();
    }

    private void bind(PreparedStatement insert, int parametersBefore, int blockRow) throws SQLException {
        int parameter = parametersBefore + 1;
        insert.setLong(parameter++, rowNumbers[blockRow]);
        String[] cells = block[blockRow];
        for (int i = 0; i < cells.length; i++, parameter++) {
            boolean number = columns.get(i).type() == ColumnType.NUMBER;
            if (cells[i] == null) {
                insert.setNull(parameter, number ? Types.DOUBLE : Types.VARCHAR);
            } else if (number) {
                insert.setDouble(parameter, number(rowNumbers[blockRow], columns.get(i), cells[i]));
            } else {
                insert.setString(parameter, cells[i]);
            }
        }
    }

    private double number(long row, Column column, String text) {
        OptionalDouble number = numbers.parse(text);
        if (number.isEmpty()) {
            throw new ImportProblem(new Problem(
                    fileName, row, column.name(), text, "a number is expected here; did the file change meanwhile?"));
        }
        // adding 0 makes a negative zero the zero it equals, for databases that tell them apart
        return number.getAsDouble() + 0.0;
    }

    @Override
    public void close() throws SQLException {
        try (many;
                one) {
            connection.rollback();
        }
    }
}
