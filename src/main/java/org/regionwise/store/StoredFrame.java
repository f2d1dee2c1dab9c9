package org.regionwise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.survey.Answer;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;
import org.regionwise.survey.frame.FrameColumn.Categories;
import org.regionwise.survey.frame.FrameColumn.Numbers;
import org.regionwise.survey.frame.LevelOrder;

/** Columns that grow as rows come from the database. */
final class StoredFrame {
    private static final int FIRST_ROWS = 1024;

    private final List<Growing> columns;
    private long[] fileRows = new long[FIRST_ROWS];
    private int size;

    /**
     * @param grouping columns that are categories whatever they hold
     * @param mapping says which column has answers, and which of them count as none
     */
    StoredFrame(List<Column> columns, Set<String> grouping, ColumnMapping mapping) {
        this.columns = columns.stream()
                .map(each -> new Growing(
                        each.name(),
                        each.type(),
                        grouping.contains(each.name()),
                        each.name().equals(mapping.outcomeColumn())
                                ? mapping.coding().missing()
                                : List.of()))
                .toList();
    }

    /** Adds one row for each respondent that it stands for; returns its number in the file. */
    long add(ResultSet row, List<String> sqlColumns) throws SQLException {
        long respondents = row.getLong("respondents");
        for (long i = 0; i < respondents; i++) {
            addOne(row, sqlColumns);
        }
        return row.getLong("row_number");
    }

    private void addOne(ResultSet row, List<String> sqlColumns) throws SQLException {
        if (size == fileRows.length) {
            fileRows = Arrays.copyOf(fileRows, 2 * size);
            columns.forEach(each -> each.grow(2 * size));
        }
        fileRows[size] = row.getLong("row_number");
        for (int i = 0; i < sqlColumns.size(); i++) {
            columns.get(i).set(size, row, sqlColumns.get(i));
        }
        size++;
    }

    DataFrame whole() {
        Map<String, FrameColumn> all = new LinkedHashMap<>();
        columns.forEach(each -> all.put(each.name, each.whole(size)));
        return new DataFrame(all, Arrays.copyOf(fileRows, size));
    }

    private static final class Growing {
        private final String name;
        private final ColumnType type;
        /** Answers that count as none. */
        private final OutcomeCoding none;

        private double[] numbers;
        private int[] codes;
        private final Map<String, Integer> codeOf = new HashMap<>();
        private final List<String> texts = new ArrayList<>();

        Growing(String name, ColumnType type, boolean grouping, List<String> none) {
            this.name = name;
            this.type = type;
            this.none = none.isEmpty() ? null : OutcomeCoding.measured(none);
            boolean measured = type == ColumnType.NUMBER && !grouping;
            numbers = measured ? new double[FIRST_ROWS] : null;
            codes = measured ? null : new int[FIRST_ROWS];
        }

        void grow(int rows) {
            numbers = numbers == null ? null : Arrays.copyOf(numbers, rows);
            codes = codes == null ? null : Arrays.copyOf(codes, rows);
        }

        void set(int at, ResultSet row, String sqlColumn) throws SQLException {
            if (numbers != null) {
                double value = row.getDouble(sqlColumn);
                numbers[at] = row.wasNull() || none != null && isNone(NumberText.format(value)) ? Double.NaN : value;
                return;
            }
            String text = row.getString(sqlColumn);
            if (text != null && type == ColumnType.NUMBER) {
                text = NumberText.format(row.getDouble(sqlColumn));
            }
            codes[at] = text == null || isNone(text)
                    ? Categories.MISSING
                    : codeOf.computeIfAbsent(text, fresh -> {
                        texts.add(fresh);
                        return texts.size() - 1;
                    });
        }

        private boolean isNone(String answer) {
            return none != null && none.classify(answer) == Answer.MISSING;
        }

        FrameColumn whole(int rows) {
            return numbers != null
                    ? new Numbers(Arrays.copyOf(numbers, rows))
                    : LevelOrder.of(Arrays.copyOf(codes, rows), texts, NumberNotation.POINT);
        }
    }
}
