package org.regionwise.survey.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.ColumnTypeScan;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.RowTally;

/**
 * Reads columns of a file into memory, in one pass: numbers where every value is one (by {@link ColumnTypeScan}),
 * categories otherwise.
 */
public final class FrameReader {
    /** Categories of a column that might be one of numbers; with more it can only be measured. */
    private static final int MOST_CATEGORIES = 100_000;

    private FrameReader() {}

    /**
     * Reads a file.
     *
     * @param columns to be read
     * @param grouping those of them that are categories, however many, whatever their values look like
     * @param told hears what the reading met
     * @throws ImportProblem if a column does not exist, the file is unsound, or a column of numbers has a word in it
     *     where it has too many values to be categories
     */
    public static DataFrame read(SurveyFile file, List<String> columns, Set<String> grouping, Consumer<RowTally> told) {
        return read(file, columns, grouping, Set.of(), told);
    }

    /**
     * Reads a file.
     *
     * @param measured those of the columns that must be numbers; the rest as above
     * @throws ImportProblem as above, and at the first value of a measured column that is no number
     */
    public static DataFrame read(
            SurveyFile file,
            List<String> columns,
            Set<String> grouping,
            Set<String> measured,
            Consumer<RowTally> told) {
        List<Growing> growing = columns.stream()
                .map(column -> new Growing(file, column, grouping.contains(column), measured.contains(column)))
                .toList();
        Rows rows = new Rows();
        told.accept(file.read(
                columns,
                (row, cells) -> {
                    rows.add(row);
                    for (int i = 0; i < cells.length; i++) {
                        growing.get(i).add(row, cells[i]);
                    }
                },
                Progress.SILENT));
        Map<String, FrameColumn> read = new LinkedHashMap<>();
        for (Growing column : growing) {
            read.put(column.name, column.whole());
        }
        return new DataFrame(read, rows.whole());
    }

    private static final class Rows {
        private long[] rows = new long[1024];
        private int size;

        void add(long row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
            }
            rows[size++] = row;
        }

        long[] whole() {
            return Arrays.copyOf(rows, size);
        }
    }

    /** A column while it is read: numbers while all are, and codes of the distinct texts while these are few. */
    private static final class Growing {
        private final SurveyFile file;
        private final String name;
        private final boolean grouping;
        private final boolean measured;
        private final ColumnTypeScan scan;
        private final NumberNotation notation;
        private final Map<String, Integer> codeOf = new HashMap<>();
        private final List<String> texts = new ArrayList<>();
        private double[] numbers;
        private int[] codes = new int[1024];
        private int size;

        Growing(SurveyFile file, String name, boolean grouping, boolean measured) {
            this.file = file;
            this.name = name;
            this.grouping = grouping;
            this.measured = measured;
            scan = file.typeScan(name);
            notation = file.options().numbers();
            boolean text = file.options().types().get(name) == ColumnType.TEXT;
            numbers = grouping || text && !measured ? null : new double[1024];
            if (measured) {
                codes = null;
            }
        }

        void add(long row, String cell) {
            grow();
            if (codes != null) {
                codes[size] = cell == null ? FrameColumn.Categories.MISSING : code(cell);
            }
            if (numbers != null) {
                number(row, cell);
            }
            size++;
            if (numbers != null && codes != null && texts.size() > MOST_CATEGORIES) {
                codes = null;
                codeOf.clear();
                texts.clear();
            }
        }

        private void grow() {
            if (codes != null && size == codes.length) {
                codes = Arrays.copyOf(codes, 2 * size);
            }
            if (numbers != null && size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
        }

        private int code(String cell) {
            return codeOf.computeIfAbsent(cell, text -> {
                texts.add(text);
                return texts.size() - 1;
            });
        }

        private void number(long row, String cell) {
            OptionalDouble value = cell == null ? OptionalDouble.empty() : notation.parse(cell);
            if (cell == null || value.isPresent() && scan.isNumber(cell)) {
                numbers[size] = value.orElse(Double.NaN);
            } else if (codes == null) {
                Reason why = measured
                        ? Reason.of("number-expected", "example", notation.example())
                        : Reason.of("measured-not-number");
                throw new ImportProblem(new Problem(file.name(), row, name, cell, why));
            } else {
                numbers = null;
            }
        }

        FrameColumn whole() {
            if (numbers != null && !grouping) {
                return new FrameColumn.Numbers(Arrays.copyOf(numbers, size));
            }
            List<String> levels = new ArrayList<>(texts);
            levels.sort(Comparator.<String>comparingDouble(
                            text -> notation.parse(text).orElse(Double.POSITIVE_INFINITY))
                    .thenComparing(Comparator.naturalOrder()));
            Map<String, Integer> position = new HashMap<>();
            for (int k = 0; k < levels.size(); k++) {
                position.put(levels.get(k), k);
            }
            int[] sorted = new int[size];
            for (int i = 0; i < size; i++) {
                sorted[i] = codes[i] == FrameColumn.Categories.MISSING
                        ? FrameColumn.Categories.MISSING
                        : position.get(texts.get(codes[i]));
            }
            return new FrameColumn.Categories(sorted, levels);
        }
    }
}
