package org.regionwise.survey.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.CellText;
import org.regionwise.survey.row.FileColumns;
import org.regionwise.survey.row.HeaderNames;
import org.regionwise.survey.row.HeaderRows;
import org.regionwise.survey.row.HeaderSuggestion;
import org.regionwise.survey.row.NoteRow;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.RowGate;
import org.regionwise.survey.row.RowSource;
import org.regionwise.survey.row.RowVisitor;

/** Delimited text: one row a line, cells between delimiters, quotation marks around cells that hold one. */
public final class CsvSource implements RowSource {
    private static final int PARSER_BUFFER = 1 << 16;
    private static final int LOOKED_AT = 4096;
    /** Control characters that a text may hold by mistake. */
    private static final int FEW_CONTROLS = 40;

    private static final int LONGEST_RAW_LINE = 400;
    /** Characters of rows that are looked at before the first is read. */
    private static final int MOST_LOOKED_AT = 1 << 20;

    private final ReceivedFile file;
    private final CsvDialect dialect;
    private final ReadingOptions options;
    private final CsvLayout layout;
    private final List<ColumnLabels> labels;
    private final Optional<HeaderSuggestion> headerSuggestion;

    private CsvSource(
            ReceivedFile file,
            CsvDialect dialect,
            ReadingOptions options,
            Header header,
            Optional<HeaderSuggestion> headerSuggestion) {
        this.file = file;
        this.dialect = dialect;
        this.options = options;
        this.layout = header.layout();
        this.labels = header.labels();
        this.headerSuggestion = headerSuggestion;
    }

    /** Column names, and what rows below them say of the columns. */
    private record Header(CsvLayout layout, List<ColumnLabels> labels) {}

    /** @throws ImportProblem if the header cannot be read or is unsound */
    public static CsvSource open(ReceivedFile file, ReadingOptions wanted) throws IOException {
        byte[] start = file.start(CsvDialect.SAMPLE_BYTES);
        CsvDialect dialect = CsvDialect.detect(start, wanted, file);
        String text = dialect.decode(start);
        requireText(text, file);
        ReadingOptions options = wanted.asText(dialect.encoding(), dialect.delimiter(), dialect.headerRow());
        Header header = header(file, dialect, options, text);
        Optional<HeaderSuggestion> suggestion =
                options.headerSaid() || dialect.headerRow() == 0 ? Optional.empty() : suggestion(dialect, text);
        return new CsvSource(file, dialect, options, header, suggestion);
    }

    private static Optional<HeaderSuggestion> suggestion(CsvDialect dialect, String text) {
        int row = dialect.headerRow();
        List<List<String>> rows = firstRows(text, dialect.delimiter(), row + HeaderSuggestion.LOOKED_AT);
        List<RawRow> below = new ArrayList<>();
        for (int i = row; i < rows.size(); i++) {
            below.add(new RawRow(i + 1, rows.get(i)));
        }
        return below.isEmpty() ? Optional.empty() : HeaderSuggestion.of(row, rows.get(row - 1), below);
    }

    private static void requireText(String text, ReceivedFile file) {
        if (!text.isEmpty() && text.isBlank()) {
            throw new ImportProblem(file.problem(Reason.of("only-blank-lines")));
        }
        long control = text.chars()
                .limit(LOOKED_AT)
                // those above 127 are letters in an encoding that is yet to be said
                .filter(c -> c < ' ' && !Character.isWhitespace(c))
                .count();
        if (control > FEW_CONTROLS) {
            throw new ImportProblem(file.problem(Reason.of("no-known-format")));
        }
    }

    private static Header header(ReceivedFile file, CsvDialect dialect, ReadingOptions options, String text)
            throws IOException {
        int row = dialect.headerRow();
        try (CsvReader<CsvRecord> reader = parser(dialect.delimiter(), dialect.parserBuffer(file.limits()))
                .ofCsvRecord(reader(file.open(), dialect, CodingErrorAction.REPLACE))) {
            var records = reader.iterator();
            for (int skipped = 1; skipped < row && records.hasNext(); skipped++) {
                records.next();
            }
            if (!records.hasNext()) {
                throw new ImportProblem(file.problem(
                        row > 1 ? Reason.of("no-header-row", "row", Integer.toString(row)) : Reason.of("empty-file")));
            }
            List<String> first = records.next().getFields();
            if (row == 0) {
                FileColumns numbered = HeaderNames.numbered(file, first.size());
                return new Header(
                        new CsvLayout(numbered, first.size(), first.size(), false),
                        Collections.nCopies(first.size(), ColumnLabels.NONE));
            }
            List<List<String>> further = new ArrayList<>();
            while (further.size() < options.rowAboveData() - row && records.hasNext()) {
                further.add(records.next().getFields());
            }
            int joined = Math.min(options.namesRows() - 1, further.size());
            List<String> names = first;
            if (joined > 0) {
                List<List<String>> rows = new ArrayList<>(List.of(first));
                rows.addAll(further.subList(0, joined));
                names = HeaderRows.joined(rows, true);
            }
            for (String name : names) {
                if (name.indexOf('\uFFFD') >= 0) {
                    throw new ImportProblem(new Problem(file.name(), row, "", name, notText("header", file, dialect)));
                }
            }
            CsvLayout layout =
                    CsvLayout.of(file, row, names, isQuoted(text, row), first(records, row + further.size()));
            int size = layout.columns().names().size();
            // row names shift the columns by one
            int from = size > names.size() ? -1 : 0;
            return new Header(layout, labels(further.subList(joined, further.size()), from, size));
        } catch (CsvParseException e) {
            throw new ImportProblem(new Problem(file.name(), row, "", "", Reason.of("quote-open-in-header")));
        } catch (UncheckedIOException e) {
            throw damaged(file, e);
        }
    }

    /** The first rows below the header that are neither blank nor notes, as far as they can be told apart. */
    private static List<CsvLayout.Row> first(Iterator<CsvRecord> records, int header) {
        List<CsvLayout.Row> rows = new ArrayList<>();
        long number = header;
        long characters = 0;
        try {
            while (rows.size() < CsvLayout.LOOKED_AT && characters < MOST_LOOKED_AT && records.hasNext()) {
                number++;
                List<String> fields = records.next().getFields().stream()
                        .map(field -> field.isEmpty() ? field : Objects.requireNonNullElse(CellText.clean(field), ""))
                        .toList();
                characters += fields.stream().mapToInt(String::length).sum() + fields.size();
                List<String> filled =
                        fields.stream().filter(field -> !field.isEmpty()).toList();
                boolean note = filled.size() == 1 && NoteRow.isNote(filled.get(0))
                        || !filled.isEmpty() && NoteRow.begins(filled.get(0));
                if (!filled.isEmpty() && !note) {
                    rows.add(new CsvLayout.Row(number, fields));
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            // what is wrong there is told when the rows are read
        }
        return rows;
    }

    /** Whether the header and the row below it begin with a quotation mark. */
    private static boolean isQuoted(String text, int row) {
        List<String> lines = text.lines().skip(row - 1L).limit(2).toList();
        return lines.size() == 2 && lines.stream().allMatch(line -> line.startsWith("\""));
    }

    private static List<ColumnLabels> labels(List<List<String>> rows, int from, int size) {
        if (from == 0) {
            return HeaderRows.labels(rows, 0, size);
        }
        List<ColumnLabels> labels = new ArrayList<>(List.of(ColumnLabels.NONE));
        labels.addAll(HeaderRows.labels(rows, 0, size - 1));
        return labels;
    }

    /** Says which encoding the bytes look like; nothing is read so before the analyst agrees. */
    private static Reason notText(String part, ReceivedFile file, CsvDialect dialect) {
        String encoding = dialect.encoding().toString();
        return EncodingSuggestion.ofText(file)
                .map(guess -> guess.sample().isEmpty()
                        ? Reason.of("not-text-but", "part", part, "encoding", encoding, "guess", guess.encoding())
                        : Reason.of(
                                "not-text-but-sample",
                                "part",
                                part,
                                "encoding",
                                encoding,
                                "guess",
                                guess.encoding(),
                                "sample",
                                guess.sample()))
                .orElse(Reason.of("not-text", "part", part, "encoding", encoding));
    }

    @Override
    public FileFormat format() {
        return FileFormat.CSV;
    }

    @Override
    public ReadingOptions options() {
        return options;
    }

    @Override
    public FileColumns columns() {
        return layout.columns();
    }

    @Override
    public List<ColumnLabels> labels() {
        return labels;
    }

    @Override
    public Optional<HeaderSuggestion> headerSuggestion() {
        return headerSuggestion;
    }

    /** Its encoding, delimiter and quotes, as found or as said. */
    public CsvDialect dialect() {
        return dialect;
    }

    @Override
    public void read(RowGate gate) throws IOException {
        read(gate, CodingErrorAction.REPORT);
    }

    private void read(RowGate gate, CodingErrorAction onMalformed) throws IOException {
        ReceivedFile.Bytes bytes = file.open();
        CsvRows rows = new CsvRows(layout, options.rowAboveData(), dialect.delimiter(), gate, bytes::packedRead);
        try (CsvReader<Object> reader = parser(dialect.delimiter(), dialect.parserBuffer(file.limits()))
                .build(rows, reader(bytes, dialect, onMalformed))) {
            // rows go to the gate as they are read; none is left to go through here
            reader.forEach(row -> {});
        } catch (CsvParseException e) {
            rethrowIfOurs(e);
            throw new ImportProblem(new Problem(file.name(), rows.row() + 1, "", "", broken()));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new ImportProblem(malformed(rows.row() + 1));
            }
            throw damaged(file, e);
        }
    }

    /** The parser wraps what a visitor throws. */
    private static void rethrowIfOurs(CsvParseException e) {
        if (e.getCause() instanceof RuntimeException ours && !(ours instanceof CsvParseException)) {
            throw ours;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
    }

    private static RuntimeException damaged(ReceivedFile file, UncheckedIOException e) {
        return e.getCause() instanceof ZipException || e.getCause() instanceof EOFException
                ? new ImportProblem(file.damaged())
                : e;
    }

    /** Reads once more with a replacement mark for what is no text, to name the very cell. */
    private Problem malformed(long nearRow) throws IOException {
        Reason expected = notText("text", file, dialect);
        Problem[] first = {new Problem(file.name(), nearRow, "", "", expected)};
        boolean[] found = {false};
        List<String> columns = columns().names();
        int[] all = new int[columns.size()];
        Arrays.setAll(all, i -> i);
        RowVisitor visitor = (row, cells) -> {
            for (int i = 0; i < cells.length && !found[0]; i++) {
                if (cells[i] != null && cells[i].indexOf('\uFFFD') >= 0) {
                    found[0] = true;
                    first[0] = new Problem(file.name(), row, columns.get(i), cells[i], expected);
                }
            }
        };
        try {
            read(
                    new RowGate(
                            file.name(),
                            this,
                            all,
                            column -> false,
                            file.limits(),
                            new ProblemCollector(),
                            visitor,
                            Progress.SILENT,
                            0),
                    CodingErrorAction.REPLACE);
        } catch (ImportProblem second) {
            // what is wrong further down is for another reading
        }
        return first[0];
    }

    private Reason broken() throws IOException {
        try (Reader text = reader(file.open(), dialect, CodingErrorAction.REPLACE)) {
            return TextBehindQuote.isFirstFault(text, dialect.delimiter(), dialect.parserBuffer(file.limits()))
                    ? Reason.of("text-after-quote")
                    : Reason.of("quote-open");
        }
    }

    @Override
    public List<RawRow> rawRows(int most) throws IOException {
        byte[] start = file.start(CsvDialect.SAMPLE_BYTES);
        String text = dialect.decode(start);
        String[] lines = text.split("\r\n|\n|\r", most + 1);
        List<RawRow> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(most, lines.length); i++) {
            String line =
                    lines[i].length() > LONGEST_RAW_LINE ? lines[i].substring(0, LONGEST_RAW_LINE) + "…" : lines[i];
            if (!line.isEmpty() || i < lines.length - 1) {
                rows.add(new RawRow(i + 1, List.of(line)));
            }
        }
        return rows;
    }

    /** The cells of the first rows of some text, as far as they can be told apart. */
    static List<List<String>> firstRows(String text, char delimiter, int most) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = parser(delimiter, PARSER_BUFFER).ofCsvRecord(new StringReader(text))) {
            var records = reader.iterator();
            while (rows.size() < most && records.hasNext()) {
                rows.add(records.next().getFields());
            }
        } catch (CsvParseException | IOException e) {
            // what was read so far is all that there is to see
        }
        return rows;
    }

    private static CsvReader.CsvReaderBuilder parser(char delimiter, int buffer) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(buffer);
    }

    private static Reader reader(InputStream bytes, CsvDialect dialect, CodingErrorAction onMalformed)
            throws IOException {
        bytes.skipNBytes(dialect.byteOrderMark());
        return new EndMarkFilter(new InputStreamReader(
                bytes,
                dialect.charset().newDecoder().onMalformedInput(onMalformed).onUnmappableCharacter(onMalformed)));
    }
}
