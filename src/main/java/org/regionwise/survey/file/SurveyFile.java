package org.regionwise.survey.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.Reason;
import org.regionwise.survey.csv.CsvDialect;
import org.regionwise.survey.csv.CsvSource;
import org.regionwise.survey.row.CellConversion;
import org.regionwise.survey.row.HeaderSuggestion;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.RowSource;
import org.regionwise.survey.row.RowTally;
import org.regionwise.survey.row.RowVisitor;

/**
 * A file that an analyst brings: named columns, and one row a respondent or a region. Whatever its format, it is
 * streamed each time it is asked for its rows, so files of any length are read in bounded memory.
 *
 * <p>Immutable and safe for use by several threads as long as the file on disk does not change.
 */
public final class SurveyFile {
    private static final int LONGEST_TITLE = 150;
    /** Every whole number up to it is one in double precision. */
    private static final double MOST_TIMES = 1L << 53;

    private final ReceivedFile file;
    private final RowSource source;
    private final List<ReadingRemark> remarks;

    private SurveyFile(ReceivedFile file, RowSource source, List<ReadingRemark> remarks) {
        this.file = file;
        this.source = source;
        this.remarks = List.copyOf(remarks);
    }

    /** Opens a file as it says itself what it is; see {@link #open(Path, String, ReadingOptions, ImportLimits)}. */
    public static SurveyFile open(Path file, String name) {
        return open(file, name, ReadingOptions.SUGGESTED, ImportLimits.USUAL);
    }

    /**
     * Opens a file and reads its header.
     *
     * @param file where it lies
     * @param name what the analyst calls it; problems name it so
     * @param options how it is to be read, as far as that was said
     * @throws ImportProblem if the file is empty, of a format that is not read, or damaged, or if an option names what
     *     the file does not have
     * @throws UncheckedIOException if it cannot be read
     */
    public static SurveyFile open(Path file, String name, ReadingOptions options, ImportLimits limits) {
        return open(new ReceivedFile(file, name, limits), options);
    }

    /** Opens a file that was received, perhaps not for the first time; the same otherwise. */
    public static SurveyFile open(ReceivedFile received, ReadingOptions options) {
        RowSource source = FileOpening.source(received, FileOpening.named(received, options));
        SurveyFile opened = new SurveyFile(received, source, source.columns().remarks());
        received.hash().start();
        opened.requireColumns(List.copyOf(options.types().keySet()));
        opened.requireColumns(List.copyOf(options.missingIn().keySet()));
        opened.requireColumns(options.filledDown());
        opened.requireColumns(options.mostlyEmpty());
        opened.requireColumns(Stream.ofNullable(opened.counting()).toList());
        return opened;
    }

    /** The same file read in another way; what was remarked on stays. */
    public SurveyFile reading(ReadingOptions options) {
        return reading(options, List.of());
    }

    /** The same file read in another way, with more to remark on. */
    public SurveyFile reading(ReadingOptions options, List<ReadingRemark> more) {
        RowSource other = FileOpening.source(file, options);
        List<ReadingRemark> all = new ArrayList<>(other.columns().remarks());
        remarks.stream().filter(remark -> !all.contains(remark)).forEach(all::add);
        all.addAll(more);
        return new SurveyFile(file, other, all);
    }

    /** The name of the column that the analyst calls so, however blanks and line breaks stand in it. */
    public Optional<String> find(String called) {
        return source.columns().find(called);
    }

    /** What was read otherwise than it stands in the header, or not at all. */
    public List<ReadingRemark> remarks() {
        return remarks;
    }

    /** The file's name as the analyst knows it. */
    public String name() {
        return file.name();
    }

    /** Where it lies. */
    public Path path() {
        return file.path();
    }

    /** What kind of file it is. */
    public FileFormat format() {
        return source.format();
    }

    /** How it is read, complete for its format. */
    public ReadingOptions options() {
        return source.options();
    }

    /**
     * The names of the columns, in file order, no two alike; of a file with more than the limit, the first of them. The
     * one that says how many respondents a row stands for is none.
     */
    public List<String> columns() {
        List<String> all =
                allColumns().stream().filter(each -> !each.equals(counting())).toList();
        return all.subList(0, Math.min(all.size(), file.limits().columns()));
    }

    /** Those beyond the limit as well, which are read when they are asked for. */
    public List<String> allColumns() {
        return source.columns().names();
    }

    /** What the file says in words about a column. */
    public ColumnLabels labels(String column) {
        int position = allColumns().indexOf(column);
        return position < 0 ? ColumnLabels.NONE : source.labels().get(position);
    }

    /** What the file says that the values of these columns mean, by column. */
    public Map<String, Map<String, String>> valueLabels(Collection<String> columns) {
        return ColumnLabels.of(columns, this::labels);
    }

    /** What below the column names looks like more of a header, unless it was said how many rows that has. */
    public Optional<HeaderSuggestion> headerSuggestion() {
        return source.headerSuggestion();
    }

    /** The column that the file was weighted by when it was saved (WEIGHT BY of SPSS). */
    public Optional<String> weight() {
        return source.weight();
    }

    /** The names of a workbook's sheets; empty for other formats. */
    public List<String> sheets() {
        return source.sheets();
    }

    /** SHA-256 of the file's bytes in lower-case hexadecimal. */
    public String sha256() {
        return file.hash().sha256();
    }

    /** The beginning of the file as it stands, rows above the header included. */
    public List<RawRow> rawRows(int most) {
        try {
            return source.rawRows(most);
        } catch (ZipException | EOFException e) {
            throw new ImportProblem(file.damaged());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The title above the column names: the first text that stands alone in its row; empty where there is none. */
    public Optional<String> title() {
        Integer header = options().headerRow();
        return header == null || header <= 1
                ? Optional.empty()
                : rawRows(header - 1).stream()
                        .filter(row -> row.row() < header)
                        .map(row -> row.cells().stream()
                                .filter(cell -> cell != null && !cell.isBlank())
                                .map(String::strip)
                                .toList())
                        .filter(cells -> cells.size() == 1 && cells.get(0).length() <= LONGEST_TITLE)
                        .map(cells -> cells.get(0).replaceFirst("[,;\t]+$", "").strip())
                        .filter(title -> title.codePoints().anyMatch(Character::isLetter))
                        .findFirst();
    }

    /** How delimited text is written; null for other formats. */
    public CsvDialect dialect() {
        return source instanceof CsvSource csv ? csv.dialect() : null;
    }

    /** What the options make of the cells of a column. */
    public CellConversion reading(String column) {
        return new CellConversion(options(), column);
    }

    /** What a result has to say about the reading. */
    public ImportFacts facts(RowTally tally) {
        return facts(tally, tally.recodedRows());
    }

    /**
     * The same where values were read as others.
     *
     * @param recodedRows by column, how many rows held each of them
     */
    public ImportFacts facts(RowTally tally, Map<String, Map<String, Long>> recodedRows) {
        List<ReadingRemark> all = new ArrayList<>(remarks);
        all.addAll(tally.remarks());
        return new ImportFacts(
                format(), options(), tally.leftOut(), recodedRows, tally.notes(), tally.filled(), all, tally.unread());
    }

    /** The file on the disk, with its hash, for whoever opens it again. */
    public ReceivedFile received() {
        return file;
    }

    /** Infers the type of a column of this file. */
    public ColumnTypeScan typeScan(String column) {
        return new ColumnTypeScan(options().numbers(), options().types().get(column));
    }

    /** Visits all columns of every row; see {@link #read}. Returns the number of rows visited. */
    public long forEachRow(RowVisitor visitor) {
        return read(columns(), visitor, Progress.SILENT).rows();
    }

    /** Visits the given columns of every row; see {@link #read}. Returns the number of rows visited. */
    public long forEachRow(List<String> requested, RowVisitor visitor) {
        return read(requested, visitor, Progress.SILENT).rows();
    }

    /**
     * Visits the given columns of every row that is not blank, in file order, each of whose cells matters. What the
     * visitor throws is passed on. The visitor sees the sound rows of a file that turns out to have unsound ones; those
     * make the file unusable unless the options say to leave them out.
     *
     * @param requested the columns wanted; cells of others are skipped without becoming text
     * @param progress hears of rows and bytes
     * @throws ImportProblem with every row that cannot be read, once the file was read to its end; when a requested
     *     column does not exist; when there are no rows
     * @throws UncheckedIOException if the file cannot be read
     */
    public RowTally read(List<String> requested, RowVisitor visitor, Progress progress) {
        return read(requested, column -> true, visitor, progress);
    }

    /**
     * The same where not every column is used: a cell of the others that cannot be read counts as empty, and is told of
     * in the tally.
     *
     * @param used which columns are
     */
    public RowTally read(List<String> requested, Predicate<String> used, RowVisitor visitor, Progress progress) {
        return read(requested, used, visitor, progress, problem -> {});
    }

    /** Hears of rows, and how many respondents each stands for. */
    public interface CountedVisitor {
        /** A row, as {@link RowVisitor#row} has it; {@code times} is at least 1. */
        void rows(long row, String[] cells, long times);
    }

    /**
     * The same where a row may stand for several respondents, as {@link ReadingOptions#counted} says. Rows of none are
     * passed over.
     *
     * @return a tally of respondents
     */
    public RowTally readCounted(
            List<String> requested, Predicate<String> used, CountedVisitor visitor, Progress progress) {
        String counted = counting();
        if (counted == null) {
            return read(requested, used, (row, cells) -> visitor.rows(row, cells, 1), progress);
        }
        List<String> columns =
                Stream.concat(requested.stream(), Stream.of(counted)).toList();
        long[] respondents = {0};
        RowTally tally = read(
                columns,
                used,
                (row, cells) -> {
                    long times = times(row, cells[requested.size()]);
                    respondents[0] += times;
                    if (times > 0) {
                        visitor.rows(row, Arrays.copyOf(cells, requested.size()), times);
                    }
                },
                progress);
        return tally.counting(respondents[0]);
    }

    /** The column that says how many respondents a row stands for; null where every row is one. */
    private String counting() {
        return options().counted() == null ? null : options().counted().column();
    }

    private long times(long row, String cell) {
        OptionalDouble number =
                cell == null ? OptionalDouble.empty() : options().numbers().parse(cell);
        double times = number.orElse(Double.NaN);
        if (!(times >= 0 && times == Math.rint(times) && times <= MOST_TIMES)) {
            throw new ImportProblem(
                    new Problem(name(), row, counting(), cell == null ? "" : cell, Reason.of("counts-whole")));
        }
        return (long) times;
    }

    /** The same, where a listener hears of every problem, also of those that are only counted. */
    public RowTally read(
            List<String> requested,
            Predicate<String> used,
            RowVisitor visitor,
            Progress progress,
            Consumer<Problem> listener) {
        return pass().read(requested, used, visitor, progress, listener);
    }

    /**
     * Names every unsound row of a file of which nothing was asked yet, however many there are. Throws
     * {@link ImportProblem} at what ends the reading.
     */
    public void forEachProblem(Consumer<Problem> consumer) {
        forEachProblem(column -> false, consumer);
    }

    /** The same where some columns are used, so that each of their cells matters. */
    public void forEachProblem(Predicate<String> used, Consumer<Problem> consumer) {
        int[] all = new int[columns().size()];
        Arrays.setAll(all, i -> i);
        pass().forEachProblem(all, used, consumer);
    }

    /**
     * Throws {@link ImportProblem} naming the columns there are unless each of the given ones exists.
     *
     * @param requested names of columns
     */
    public void requireColumns(List<String> requested) {
        pass().positions(requested);
    }

    private RowPass pass() {
        return new RowPass(file, source);
    }
}
