package org.regionwise.survey;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A CSV file that an analyst brings: one header row, then one row a respondent or a region. It is streamed each time it
 * is asked for its rows, so files of any length are read in bounded memory.
 *
 * <p>Immutable and safe for use by several threads as long as the file on disk does not change.
 */
public final class SurveyFile {
    /** The most characters a cell may have. */
    public static final int LONGEST_CELL = 10_000;

    private static final int PARSER_BUFFER = 1 << 16;

    private final Path path;
    private final String name;
    private final CsvDialect dialect;
    private final List<String> columns;
    private final FileHash hash;

    private SurveyFile(Path path, String name, CsvDialect dialect, List<String> columns) {
        this.path = path;
        this.name = name;
        this.dialect = dialect;
        this.columns = columns;
        this.hash = FileHash.start(path);
    }

    /**
     * Opens a file and reads its header.
     *
     * @param file where it lies
     * @param name what the analyst calls it; problems name it so
     * @throws ImportProblem if the file is empty, or a column has no name or the name of another
     * @throws UncheckedIOException if it cannot be read
     */
    public static SurveyFile open(Path file, String name) {
        try (InputStream in = Files.newInputStream(file)) {
            CsvDialect dialect = CsvDialect.detect(in.readNBytes(CsvDialect.SAMPLE_BYTES));
            return new SurveyFile(file, name, dialect, CsvHeader.read(file, name, dialect));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's name as the analyst knows it. */
    public String name() {
        return name;
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** How it is written. */
    public CsvDialect dialect() {
        return dialect;
    }

    /** The names of the columns, in file order, no two alike. */
    public List<String> columns() {
        return columns;
    }

    /** SHA-256 of the file's bytes in lower-case hexadecimal. */
    public String sha256() {
        return hash.sha256();
    }

    /** Visits all columns of every row; see {@link #forEachRow(List, RowVisitor)}. */
    public long forEachRow(RowVisitor visitor) {
        return forEachRow(columns, visitor);
    }

    /**
     * Visits the given columns of every row that is not blank, in file order. What the visitor throws is passed on. The
     * visitor sees the sound rows of a file that turns out to have unsound ones.
     *
     * @param requested the columns wanted; cells of others are skipped without becoming text
     * @return number of rows visited
     * @throws ImportProblem with every row that cannot be read, once the file was read to its end; when a requested
     *     column does not exist; when there are no rows
     * @throws UncheckedIOException if the file cannot be read
     */
    public long forEachRow(List<String> requested, RowVisitor visitor) {
        int[] positions = positions(requested);
        ProblemCollector problems = new ProblemCollector();
        CsvRows rows = new CsvRows(name, columns, positions, problems, visitor);
        read(rows, problems, CodingErrorAction.REPORT);
        if (problems.isEmpty() && rows.dataRows() == 0) {
            problems.add(new Problem(name, 0, "", "", "the file has a header but no rows below it"));
        }
        problems.throwIfAny();
        return rows.dataRows();
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
            positions[i] = columns.indexOf(requested.get(i));
            if (positions[i] < 0) {
                problems.add(new Problem(
                        name,
                        0,
                        "",
                        requested.get(i),
                        "there is no such column; the columns are " + String.join(", ", columns)));
            }
        }
        problems.throwIfAny();
        return positions;
    }

    private void read(CsvRows rows, ProblemCollector problems, CodingErrorAction onMalformed) {
        try (CsvReader<Object> reader = parser(dialect).build(rows, reader(path, dialect, onMalformed))) {
            reader.iterator().hasNext();
        } catch (CsvParseException e) {
            rethrowIfOurs(e);
            problems.add(new Problem(name, rows.row() + 1, "", "", broken(e)));
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e;
            }
            problems.add(malformed(rows.row() + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parser wraps what a visitor throws. */
    private static void rethrowIfOurs(CsvParseException e) {
        if (e.getCause() instanceof RuntimeException ours) {
            throw ours;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
    }

    /** Reads once more with a replacement mark for what is no text, to name the very cell. */
    private Problem malformed(long nearRow) {
        String expected = "the file is not " + dialect.encoding() + " text; save it as CSV in UTF-8";
        Problem[] first = {new Problem(name, nearRow, "", "", expected)};
        boolean[] found = {false};
        int[] all = positions(columns);
        CsvRows rows = new CsvRows(name, columns, all, new ProblemCollector(), (row, cells) -> {
            for (int i = 0; i < cells.length && !found[0]; i++) {
                if (cells[i] != null && cells[i].indexOf('\uFFFD') >= 0) {
                    found[0] = true;
                    first[0] = new Problem(name, row, columns.get(i), cells[i], expected);
                }
            }
        });
        read(rows, new ProblemCollector(), CodingErrorAction.REPLACE);
        return first[0];
    }

    private static String broken(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unexpected character after closing quote")) {
            return "after a closing quotation mark there is more text; a quotation mark inside a cell must be doubled";
        }
        return "a quotation mark is opened here, or in the cells before, and never closed";
    }

    static CsvReader.CsvReaderBuilder parser(CsvDialect dialect) {
        return CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(PARSER_BUFFER);
    }

    static Reader reader(Path path, CsvDialect dialect, CodingErrorAction onMalformed) throws IOException {
        InputStream in = Files.newInputStream(path);
        in.skipNBytes(dialect.byteOrderMark());
        return new InputStreamReader(
                in, dialect.charset().newDecoder().onMalformedInput(onMalformed).onUnmappableCharacter(onMalformed));
    }
}
