package org.regionwise.survey.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Reads columns of a file into memory, in one pass, and those with words behind numbers in a second: numbers where
 * every value is one (by {@link ColumnTypeScan}),
 * categories otherwise.
 */
public final class FrameReader {
    /** Categories of a column that might be one of numbers; with more it can only be measured. */
    private static final int MOST_CATEGORIES = 100_000;

    /** Respondents that counts may stand for here, where each is a row again. */
    private static final int MOST_REPEATED = 5_000_000;

    private static final int FIRST_ROWS = 1024;

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
        file.requireColumns(columns);
        DataFrame plain = PlainFrame.read(file, columns, texts(file, grouping, measured), measured);
        if (plain != null) {
            told.accept(RowTally.of(plain.rows()));
            return plain;
        }
        return general(file, columns, grouping, measured, told);
    }

    /** By the reader that knows all rules. */
    static DataFrame general(
            SurveyFile file,
            List<String> columns,
            Set<String> grouping,
            Set<String> measured,
            Consumer<RowTally> told) {
        Map<String, Growing> growing = new LinkedHashMap<>();
        columns.forEach(column ->
                growing.put(column, new Growing(file, column, grouping.contains(column), measured.contains(column))));
        Rows rows = new Rows();
        told.accept(read(file, growing, rows));
        Map<String, Growing> words = new LinkedHashMap<>();
        growing.forEach((name, column) -> {
            if (column.wordAmongNumbers()) {
                words.put(name, column.asCategories());
            }
        });
        if (!words.isEmpty()) {
            // numbers were not kept as texts, of which there may be as many as rows
            read(file, words, new Rows());
            growing.putAll(words);
        }
        Map<String, FrameColumn> read = new LinkedHashMap<>();
        growing.forEach((name, column) -> read.put(name, column.whole()));
        return new DataFrame(read, rows.whole());
    }

    /** Columns that are no numbers whatever stands in them: grouping ones, and text that nothing measures. */
    static Set<String> texts(SurveyFile file, Set<String> grouping, Set<String> measured) {
        Set<String> texts = new HashSet<>(grouping);
        file.columns().stream()
                .filter(column -> Growing.isText(file, column) && !measured.contains(column))
                .forEach(texts::add);
        return texts;
    }

    private static RowTally read(SurveyFile file, Map<String, Growing> columns, Rows rows) {
        Growing[] growing = columns.values().toArray(Growing[]::new);
        return file.readCounted(
                List.copyOf(columns.keySet()),
                column -> true,
                (row, cells, times) -> {
                    requireFew(file.name(), rows.size + times);
                    for (long time = 0; time < times; time++) {
                        rows.add(row);
                        for (int i = 0; i < cells.length; i++) {
                            growing[i].add(row, cells[i]);
                        }
                    }
                },
                Progress.SILENT);
    }

    /**
     * Models of rows hold every respondent.
     *
     * @throws ImportProblem when counts stand for more than fit
     */
    public static void requireFew(String file, long respondents) {
        if (respondents > MOST_REPEATED) {
            throw new ImportProblem(
                    new Problem(file, 0, "", "", Reason.of("counts-too-large", "limit", MOST_REPEATED)));
        }
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

    /** A column while it is read: numbers while all are, or codes of its distinct texts. */
    private static final class Growing {
        private final SurveyFile file;
        private final String name;
        private final boolean measured;
        private final ColumnTypeScan scan;
        private final NumberNotation notation;
        private final Map<String, Integer> codeOf = new HashMap<>();
        private final List<String> texts = new ArrayList<>();
        /** The first word where numbers were expected, after numbers; null while there is none. */
        private Problem word;

        private final long mostTexts;
        private double[] numbers;
        private int[] codes;
        private int size;

        Growing(SurveyFile file, String name, boolean grouping, boolean measured) {
            this(file, name, measured, !grouping && (measured || !isText(file, name)), null);
        }

        private Growing(SurveyFile file, String name, boolean measured, boolean number, Problem word) {
            this.file = file;
            this.name = name;
            this.measured = measured;
            this.word = word;
            scan = file.typeScan(name);
            notation = file.options().numbers();
            numbers = number ? new double[FIRST_ROWS] : null;
            codes = number ? null : new int[FIRST_ROWS];
            mostTexts = word == null ? Long.MAX_VALUE : MOST_CATEGORIES;
        }

        private static boolean isText(SurveyFile file, String name) {
            return file.options().types().get(name) == ColumnType.TEXT;
        }

        /** Whether numbers were read before the first word, so that the column must be read again. */
        boolean wordAmongNumbers() {
            return word != null;
        }

        /** The same column, yet to be read as categories. */
        Growing asCategories() {
            return new Growing(file, name, false, false, word);
        }

        void add(long row, String cell) {
            if (codes != null) {
                code(cell);
            } else if (word == null) {
                number(row, cell);
            }
        }

        private void code(String cell) {
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, 2 * size);
            }
            if (cell == null) {
                codes[size++] = FrameColumn.Categories.MISSING;
                return;
            }
            Integer known = codeOf.get(cell);
            if (known == null) {
                known = texts.size();
                codeOf.put(cell, known);
                texts.add(cell);
                if (texts.size() > mostTexts) {
                    throw new ImportProblem(word);
                }
            }
            codes[size++] = known;
        }

        private void number(long row, String cell) {
            double value = cell == null ? Double.NaN : scan.number(cell);
            if (cell != null && Double.isNaN(value)) {
                noNumber(row, cell);
                return;
            }
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = value;
        }

        private void noNumber(long row, String cell) {
            Reason why = measured
                    ? Reason.of("number-expected", "example", notation.example())
                    : Reason.of("measured-not-number");
            Problem problem = new Problem(file.name(), row, name, cell, why);
            if (measured) {
                throw new ImportProblem(problem);
            }
            if (Arrays.stream(numbers, 0, size).allMatch(Double::isNaN)) {
                // nothing but empty cells so far
                codes = new int[Math.max(FIRST_ROWS, numbers.length)];
                Arrays.fill(codes, 0, size, FrameColumn.Categories.MISSING);
                code(cell);
            } else {
                word = problem;
            }
            numbers = null;
        }

        FrameColumn whole() {
            if (numbers != null) {
                return new FrameColumn.Numbers(Arrays.copyOf(numbers, size));
            }
            return LevelOrder.of(Arrays.copyOf(codes, size), texts, notation);
        }
    }
}
