package org.regionwise.survey;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/**
 * A file that an analyst brings: named columns, and one row a respondent or a region. Whatever its format, it is
 * streamed each time it is asked for its rows, so files of any length are read in bounded memory.
 *
 * <p>Immutable and safe for use by several threads as long as the file on disk does not change.
 */
public final class SurveyFile {
    private static final int MAGIC = 16;

    private final ReceivedFile file;
    private final RowSource source;
    private final FileHash hash;

    private SurveyFile(ReceivedFile file, RowSource source) {
        this.file = file;
        this.source = source;
        this.hash = FileHash.start(file.path());
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
     * @throws ImportProblem if the file is empty, of a format that is not read, or damaged, if a column has no name or
     *     the name of another, or if an option names what the file does not have
     * @throws UncheckedIOException if it cannot be read
     */
    public static SurveyFile open(Path file, String name, ReadingOptions options, ImportLimits limits) {
        ReceivedFile received = new ReceivedFile(file, name, limits);
        SurveyFile opened = new SurveyFile(received, opened(received, options));
        opened.requireColumns(List.copyOf(options.types().keySet()));
        opened.requireColumns(List.copyOf(options.missingIn().keySet()));
        opened.requireColumns(options.filledDown());
        opened.requireColumns(options.mostlyEmpty());
        return opened;
    }

    /**
     * The columns that a file would have if it were opened so. Nothing but its beginning is read.
     *
     * @throws ImportProblem if it cannot be opened so
     */
    public static List<String> columns(Path file, String name, ReadingOptions options, ImportLimits limits) {
        return opened(new ReceivedFile(file, name, limits), options).columns();
    }

    private static RowSource opened(ReceivedFile received, ReadingOptions options) {
        try {
            return source(received, options);
        } catch (ZipException | EOFException e) {
            throw new ImportProblem(received.damaged());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What kind of file it is.
     *
     * @throws ImportProblem if it is of a kind that is not read
     */
    public static FileFormat formatOf(Path file, String name) {
        try {
            return FileFormat.of(new ReceivedFile(file, name, ImportLimits.USUAL).start(MAGIC), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RowSource source(ReceivedFile file, ReadingOptions options) throws IOException {
        byte[] start = file.start(MAGIC);
        return switch (FileFormat.of(start, file.name())) {
            case CSV -> CsvSource.open(file, options);
            case XLSX -> ExcelSource.open(file, options);
            case SPSS -> SpssSource.open(file, options);
            case STATA -> StataSource.open(file, options);
        };
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

    /** The names of the columns, in file order, no two alike. */
    public List<String> columns() {
        return source.columns();
    }

    /** What the file says in words about a column. */
    public ColumnLabels labels(String column) {
        int position = columns().indexOf(column);
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
        return hash.sha256();
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

    /** How delimited text is written; null for other formats. */
    CsvDialect dialect() {
        return source instanceof CsvSource csv ? csv.dialect() : null;
    }

    /** What the options make of the cells of a column. */
    CellReading reading(String column) {
        return new CellReading(options(), column);
    }

    /** How many unsound rows are left out, which takes a reading of the file unless the options leave none out. */
    public long leftOut() {
        return options().leaveOut()
                ? read(List.of(), (row, cells) -> {}, Progress.SILENT).leftOut()
                : 0;
    }

    /**
     * What a result has to say about the reading.
     *
     * @param leftOut rows that were left out
     */
    public ImportFacts facts(long leftOut) {
        return new ImportFacts(format(), options(), leftOut);
    }

    /** The same of a reading that met all columns. */
    public ImportFacts facts(RowTally tally) {
        return new ImportFacts(
                format(), options(), tally.leftOut(), tally.recodedRows(), tally.notes(), tally.filled());
    }

    ReceivedFile received() {
        return file;
    }

    /** Infers the type of a column of this file. */
    ColumnTypeScan typeScan(String column) {
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
     * Visits the given columns of every row that is not blank, in file order. What the visitor throws is passed on. The
     * visitor sees the sound rows of a file that turns out to have unsound ones; those make the file unusable unless the
     * options say to leave them out.
     *
     * @param requested the columns wanted; cells of others are skipped without becoming text
     * @param progress hears of rows and bytes
     * @throws ImportProblem with every row that cannot be read, once the file was read to its end; when a requested
     *     column does not exist; when there are no rows
     * @throws UncheckedIOException if the file cannot be read
     */
    public RowTally read(List<String> requested, RowVisitor visitor, Progress progress) {
        int[] positions = positions(requested);
        ProblemCollector problems = new ProblemCollector();
        RowGate gate = options().leaveOut()
                ? wholeRows(positions, problems, visitor, progress)
                : gate(positions, problems, visitor, progress);
        try {
            pass(gate);
        } catch (ImportProblem last) {
            // what was wrong with rows before is not kept for another time
            problems.addAll(last.report());
            throw new ImportProblem(problems.report());
        }
        if (gate.rows() == 0 && gate.unsound() == 0) {
            throw new ImportProblem(file.problem("the file has a header but no rows below it"));
        }
        if (gate.rows() == 0 || !problems.isEmpty() && !options().leaveOut()) {
            ImportReport report = problems.report();
            throw new ImportProblem(new ImportReport(report.first(), report.total(), gate.rows() > 0));
        }
        gate.end();
        return new RowTally(gate.rows(), gate.unsound(), gate.recodedRows(), gate.notes(), gate.filled());
    }

    /** Names every unsound row, however many there are. Throws {@link ImportProblem} at what ends the reading. */
    public void forEachProblem(Consumer<Problem> consumer) {
        int[] all = new int[columns().size()];
        Arrays.setAll(all, i -> i);
        pass(gate(all, new ProblemCollector(consumer), (row, cells) -> {}, Progress.SILENT));
    }

    private void pass(RowGate gate) {
        try {
            source.read(gate);
        } catch (ZipException | EOFException e) {
            throw new ImportProblem(file.damaged());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RowGate gate(int[] positions, ProblemCollector problems, RowVisitor visitor, Progress progress) {
        return new RowGate(file.name(), source, positions, file.limits(), problems, visitor, progress, size());
    }

    /** Which rows are left out must not depend on the columns asked for, so all are read and checked. */
    private RowGate wholeRows(int[] positions, ProblemCollector problems, RowVisitor visitor, Progress progress) {
        int[] all = new int[columns().size()];
        Arrays.setAll(all, i -> i);
        String[] wanted = new String[positions.length];
        return gate(
                all,
                problems,
                (row, cells) -> {
                    for (int i = 0; i < wanted.length; i++) {
                        wanted[i] = cells[positions[i]];
                    }
                    visitor.row(row, wanted);
                },
                progress);
    }

    private long size() {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Throws {@link ImportProblem} naming the columns there are unless each of the given ones exists.
     *
     * @param requested names of columns
     */
    public void requireColumns(List<String> requested) {
        positions(requested);
    }

    private int[] positions(List<String> requested) {
        ProblemCollector problems = new ProblemCollector();
        int[] positions = new int[requested.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = columns().indexOf(requested.get(i));
            if (positions[i] < 0) {
                problems.add(new Problem(
                        name(),
                        0,
                        "",
                        requested.get(i),
                        "there is no such column; the columns are " + String.join(", ", columns())));
            }
        }
        problems.throwIfAny();
        return positions;
    }
}
