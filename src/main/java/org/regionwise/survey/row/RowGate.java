package org.regionwise.survey.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.Reason;
import org.regionwise.survey.UnreadCells;
import org.regionwise.survey.UnreadNumber;

/**
 * Where the rows of every format pass: it turns missing codes into empty cells, checks the types that the analyst set,
 * holds rows with a problem back, counts, and tells how far the reading has come.
 */
public final class RowGate {
    private static final int MOST_NOTES = 50;

    private final String file;
    private final ImportLimits limits;
    private final ProblemCollector problems;
    private final RowVisitor visitor;
    private final Progress progress;
    private final long totalBytes;
    private final int[] slots;
    private final int width;
    /** The column's name by slot where it must hold numbers, else null; null when no column must. */
    private final String[] numbers;

    private final NumberNotation notation;
    /** By slot; null when no cell of any column changes. */
    private final CellConversion[] readings;

    /** What recoded cells held before, by slot, and in how many sound rows each of them did. */
    private final String[] before;

    private final Map<String, Map<String, Long>> recodedRows = new LinkedHashMap<>();
    private final String[] names;
    /**
     * By slot, what the last filled cell held, where empty ones are to hold the same; null when no column is filled.
     */
    private final String[] above;

    private final boolean[] fillsDown;
    private final long[] filledDown;
    /** By slot, how many cells got the value of a merged one. */
    private final long[] merged;

    /** Rows that are notes unless others follow, with what is done then. */
    private final Map<String, Runnable> aside = new LinkedHashMap<>();

    /** By slot, whether a cell that cannot be read makes its row unsound; otherwise it counts as empty. */
    private final boolean[] judged;

    private final Map<String, UnreadCells> unread = new LinkedHashMap<>();
    private long beside;
    private long besideRow;
    private int besideColumn;
    private long trailing;
    private long firstTrailing;

    private long rows;
    private long unsound;

    /**
     * @param requested positions of the columns that the visitor wants, in its order
     * @param judged which of them are used, so that each of their cells matters
     */
    public RowGate(
            String file,
            RowSource source,
            int[] requested,
            Predicate<String> judged,
            ImportLimits limits,
            ProblemCollector problems,
            RowVisitor visitor,
            Progress progress,
            long totalBytes) {
        this.file = file;
        this.limits = limits;
        this.problems = problems;
        this.visitor = visitor;
        this.progress = progress;
        this.totalBytes = totalBytes;
        List<String> columns = source.columns().names();
        ReadingOptions options = source.options();
        this.slots = new int[columns.size()];
        this.width = requested.length;
        Arrays.fill(slots, -1);
        this.before = new String[width];
        this.names = new String[width];
        this.judged = new boolean[width];
        String[] mustBeNumbers = new String[width];
        for (int slot = 0; slot < width; slot++) {
            slots[requested[slot]] = slot;
            String column = columns.get(requested[slot]);
            names[slot] = column;
            this.judged[slot] = judged.test(column);
            mustBeNumbers[slot] = options.types().get(column) == ColumnType.NUMBER ? column : null;
        }
        this.numbers = Arrays.stream(mustBeNumbers).allMatch(column -> column == null) ? null : mustBeNumbers;
        this.fillsDown = new boolean[width];
        for (int slot = 0; slot < width; slot++) {
            fillsDown[slot] = options.filledDown().contains(names[slot]);
        }
        this.above = options.filledDown().isEmpty() ? null : new String[width];
        this.filledDown = new long[width];
        this.merged = new long[width];
        this.notation = options.numbers();
        CellConversion[] all = Arrays.stream(names)
                .map(name -> new CellConversion(options, name))
                .toArray(CellConversion[]::new);
        this.readings = Arrays.stream(all).allMatch(CellConversion::changesNothing) ? null : all;
    }

    /** How many cells a row of the visitor has. */
    public int width() {
        return width;
    }

    /** Where the visitor has the column at this position of the file; −1 when it does not want it. */
    public int slot(int column) {
        return slots[column];
    }

    /** How much of a file is read at most. */
    public ImportLimits limits() {
        return limits;
    }

    /** Whether the options make an empty cell of this one. */
    public boolean isEmpty(int slot, String cell) {
        return readings != null && readings[slot].plain(cell) == null;
    }

    /**
     * A cell that cannot be read. The source leaves it empty.
     *
     * @return whether its row can be used: nothing was asked of the column
     */
    public boolean spares(long row, int slot, String value, Reason why) {
        if (judged[slot]) {
            problem(row, names[slot], value, why);
            return false;
        }
        unread.merge(
                names[slot],
                UnreadCells.first(names[slot], row, new Problem(file, row, names[slot], value, why).value(), why),
                (first, next) -> first.oneMore());
        return true;
    }

    /** A cell that stands beside the table, under no name. It is not read. */
    public void beside(long row, int column) {
        if (beside++ == 0) {
            besideRow = row;
            besideColumn = column;
        }
    }

    /** A row that ends in a delimiter behind its last cell. */
    public void trailing(long row) {
        if (trailing++ == 0) {
            firstTrailing = row;
        }
    }

    /** What was read otherwise than it stands in the rows. */
    public List<ReadingRemark> remarks() {
        List<ReadingRemark> remarks = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            if (merged[i] > 0) {
                remarks.add(ReadingRemark.of(ReadingRemark.MERGED, List.of(names[i]), "cells", merged[i]));
            }
        }
        if (beside > 0) {
            remarks.add(ReadingRemark.of(
                    ReadingRemark.BESIDE,
                    List.of(),
                    "cells",
                    beside,
                    "row",
                    Long.toString(besideRow),
                    "column",
                    Integer.toString(besideColumn)));
        }
        if (trailing > 0) {
            long all = rows + unsound;
            remarks.add(ReadingRemark.of(
                    ReadingRemark.TRAILING,
                    List.of(),
                    "which",
                    trailing == all ? "every" : trailing == 1 ? "one" : "some",
                    "rows",
                    trailing,
                    "all",
                    all,
                    "row",
                    Long.toString(firstTrailing)));
        }
        return List.copyOf(remarks);
    }

    /** Cells that could not be read, of columns that were not used. */
    public List<UnreadCells> unread() {
        return List.copyOf(unread.values());
    }

    /** Takes note of what is wrong with a row that is to be held back by {@code sound = false}. */
    public void problem(long row, String column, String value, Reason expected) {
        problems.add(new Problem(file, row, column, value, expected));
    }

    /**
     * A row that is not blank.
     *
     * @param cells by slot; handed on, and reused by the source afterwards
     * @param sound whether nothing was wrong with it so far
     * @param bytes how many bytes of the file were read by now
     */
    public void row(long row, String[] cells, boolean sound, long bytes) {
        takeAsideBack();
        boolean good = sound;
        if (above != null) {
            fillDown(cells);
        }
        if (readings != null) {
            understand(cells);
        }
        if (numbers != null) {
            good &= checkNumbers(row, cells);
        }
        if (rows + unsound >= limits.rows()) {
            throw new ImportProblem(new Problem(file, row, "", "", Reason.of("too-many-rows", "limit", limits.rows())));
        }
        if (good) {
            rows++;
            countRecoded();
            visitor.row(row, cells);
        } else {
            unsound++;
        }
        if ((rows + unsound) % Progress.STEP == 0) {
            progress.rows(rows);
            progress.bytes(bytes, totalBytes);
        }
    }

    private void fillDown(String[] cells) {
        for (int i = 0; i < width; i++) {
            if (!fillsDown[i]) {
                continue;
            }
            if (cells[i] != null) {
                above[i] = cells[i];
            } else if (above[i] != null) {
                cells[i] = above[i];
                filledDown[i]++;
            }
        }
    }

    /** Takes note of an empty cell that was given the value of the merged one it belongs to. */
    public void merged(int slot) {
        merged[slot]++;
    }

    /** By column, how many empty cells were given a value. */
    public Map<String, Long> filled() {
        Map<String, Long> filled = new LinkedHashMap<>();
        for (int i = 0; i < width; i++) {
            if (merged[i] + filledDown[i] > 0) {
                filled.put(names[i], merged[i] + filledDown[i]);
            }
        }
        return filled;
    }

    /**
     * A row that looks like a note below the table. It is one if no other row follows.
     *
     * @param otherwise hands it on as an ordinary row
     */
    public void aside(long row, String text, Runnable otherwise) {
        if (aside.size() == MOST_NOTES) {
            takeAsideBack();
        }
        aside.put(NoteRow.written(row, text), otherwise);
    }

    private void takeAsideBack() {
        if (!aside.isEmpty()) {
            List<Runnable> rowsAfterAll = List.copyOf(aside.values());
            aside.clear();
            rowsAfterAll.forEach(Runnable::run);
        }
    }

    /** Rows below the data that are no data, in words. */
    public List<String> notes() {
        return List.copyOf(aside.keySet());
    }

    private void understand(String[] cells) {
        for (int i = 0; i < width; i++) {
            String plain = readings[i].plain(cells[i]);
            String other = plain == null ? null : readings[i].recoded(plain);
            before[i] = other == null ? null : plain;
            cells[i] = other == null ? plain : other;
        }
    }

    private void countRecoded() {
        for (int i = 0; readings != null && i < width; i++) {
            if (before[i] != null) {
                recodedRows
                        .computeIfAbsent(names[i], column -> new LinkedHashMap<>())
                        .merge(before[i], 1L, Long::sum);
            }
        }
    }

    /** By column, how many rows that were handed on held each of the values that were read as another. */
    public Map<String, Map<String, Long>> recodedRows() {
        return recodedRows;
    }

    private boolean checkNumbers(long row, String[] cells) {
        boolean good = true;
        for (int i = 0; i < width; i++) {
            if (numbers[i] != null
                    && cells[i] != null
                    && notation.parse(cells[i]).isEmpty()) {
                problem(
                        row,
                        numbers[i],
                        cells[i],
                        Reason.of("number-expected", "example", notation.example())
                                .then(UnreadNumber.of(cells[i], notation).map(why -> why.reason("--"))));
                good = false;
            }
        }
        return good;
    }

    /** Rows handed on. */
    public long rows() {
        return rows;
    }

    /** Rows held back. */
    public long unsound() {
        return unsound;
    }

    /** Tells the end of the rows. */
    public void end() {
        progress.rows(rows);
        progress.bytes(totalBytes, totalBytes);
    }
}
