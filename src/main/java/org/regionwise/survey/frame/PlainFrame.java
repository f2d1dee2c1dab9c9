package org.regionwise.survey.frame;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.csv.CsvDialect;
import org.regionwise.survey.file.SurveyFile;

/**
 * Columns of an ordinary CSV file straight from its bytes, by all cores: UTF-8, as many fields in every row as in the
 * header, no quotation mark within a cell. At anything else it gives up, and the file is for {@link
 * SurveyFile#read} to read, which knows all rules, names all problems and gives the same columns, only later.
 */
final class PlainFrame {
    private static final int CHUNK = 1 << 20;
    /** Rows that tell which columns begin with a number. */
    private static final int FIRST_ROWS = 64;

    private final SurveyFile file;
    private final List<String> columns;
    private final Set<String> texts;
    private final Set<String> numbers;
    private final PlainFormat format;
    private final List<PlainChunk> chunks = new ArrayList<>();
    private boolean[] measured;
    private long rows;

    private PlainFrame(SurveyFile file, List<String> columns, Set<String> texts, Set<String> numbers) {
        this.file = file;
        this.columns = columns;
        this.texts = texts;
        this.numbers = numbers;
        format = PlainFormat.of(file, columns);
    }

    /**
     * The columns; null when the file is out of the ordinary.
     *
     * @param columns that it has
     * @param texts those of them that are categories, whatever their values look like
     * @param numbers those of them that must be numbers
     * @throws UncheckedIOException if it cannot be read
     */
    static DataFrame read(SurveyFile file, List<String> columns, Set<String> texts, Set<String> numbers) {
        CsvDialect dialect = file.dialect();
        ReadingOptions options = file.options();
        if (dialect == null
                || !dialect.charset().equals(StandardCharsets.UTF_8)
                || dialect.delimiter() > 127
                || options.types().containsValue(ColumnType.NUMBER)
                || options.dates() != null
                || options.counted() != null
                || !options.filledDown().isEmpty()
                || columns.stream().anyMatch(options.recoded()::containsKey)) {
            return null;
        }
        PlainFrame frame = new PlainFrame(file, columns, texts, numbers);
        try (InputStream in = file.received().open()) {
            in.skipNBytes(dialect.byteOrderMark());
            return frame.read(in) ? frame.whole() : null;
        } catch (ZipException | EOFException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole lines. */
    private record Lines(byte[] bytes, int length) {}

    /** Rounds of as many chunks as keep the cores busy. */
    private boolean read(InputStream in) throws IOException {
        int round = 4 * Runtime.getRuntime().availableProcessors();
        byte[] rest = new byte[0];
        boolean end = false;
        while (!end) {
            List<Lines> lines = new ArrayList<>();
            while (!end && lines.size() < round) {
                byte[] chunk = Arrays.copyOf(rest, CHUNK + 1);
                // one byte is kept free for the line feed that the last line may lack
                int filled = rest.length + in.readNBytes(chunk, rest.length, CHUNK - rest.length);
                end = filled < CHUNK;
                if (end && filled > 0) {
                    chunk[filled++] = '\n';
                }
                int whole = end ? filled : behindLastLine(chunk, filled);
                if (whole == 0 && !end) {
                    return false;
                }
                rest = Arrays.copyOfRange(chunk, whole, filled);
                if (whole > 0) {
                    lines.add(new Lines(chunk, whole));
                }
            }
            if (!readAll(lines)) {
                return false;
            }
        }
        return rows > 0 && !chunks.get(chunks.size() - 1).endsInNote();
    }

    private static int behindLastLine(byte[] bytes, int filled) {
        int end = filled;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private boolean readAll(List<Lines> lines) {
        int above = chunks.isEmpty() ? file.options().rowAboveData() : 0;
        if (measured == null && !lines.isEmpty()) {
            measured = measured(lines.get(0), above);
        }
        List<PlainChunk> read = IntStream.range(0, lines.size())
                .parallel()
                .mapToObj(i -> {
                    PlainChunk chunk = new PlainChunk(format, lines.get(i).bytes, lines.get(i).length, measured);
                    return chunk.read(i == 0 ? above : 0, Integer.MAX_VALUE) ? chunk : null;
                })
                .toList();
        for (PlainChunk chunk : read) {
            if (chunk == null) {
                return false;
            }
            chunks.add(chunk);
            rows += chunk.rows();
        }
        return rows <= Math.min(file.received().limits().rows(), Integer.MAX_VALUE - 8);
    }

    /** Which columns hold numbers: by their first cell that is not empty. */
    private boolean[] measured(Lines lines, int above) {
        boolean[] known = new boolean[columns.size()];
        PlainChunk first = new PlainChunk(format, lines.bytes, lines.length, known);
        // what is out of the ordinary is met again
        first.read(above, FIRST_ROWS);
        for (int slot = 0; slot < known.length; slot++) {
            String column = columns.get(slot);
            known[slot] = numbers.contains(column) || !texts.contains(column) && beginsWithNumber(first, slot);
        }
        return known;
    }

    private boolean beginsWithNumber(PlainChunk first, int slot) {
        PlainFormat.Wanted column = format.wanted().get(slot);
        for (int row = 0; row < first.rows(); row++) {
            int code = first.codes(slot)[row];
            String cell = code < 0 ? null : column.cell(first.levels(slot).text(code));
            if (cell != null) {
                return !Double.isNaN(column.scan().number(cell));
            }
        }
        return true;
    }

    private DataFrame whole() {
        int[] start = new int[chunks.size() + 1];
        for (int c = 0; c < chunks.size(); c++) {
            start[c + 1] = start[c] + chunks.get(c).rows();
        }
        List<FrameColumn> read = IntStream.range(0, columns.size())
                .parallel()
                .mapToObj(slot -> measured[slot] ? numbers(slot, start) : categories(slot, start))
                .toList();
        Map<String, FrameColumn> byName = new LinkedHashMap<>();
        for (int slot = 0; slot < columns.size(); slot++) {
            byName.put(columns.get(slot), read.get(slot));
        }
        return new DataFrame(byName, fileRows(start));
    }

    private long[] fileRows(int[] start) {
        long[] fileRows = new long[(int) rows];
        long line = 1;
        for (int c = 0; c < chunks.size(); c++) {
            PlainChunk chunk = chunks.get(c);
            for (int i = 0; i < chunk.rows(); i++) {
                fileRows[start[c] + i] = line + chunk.lineOf(i);
            }
            line += chunk.lines();
        }
        return fileRows;
    }

    private FrameColumn numbers(int slot, int[] start) {
        double[] values = new double[(int) rows];
        for (int c = 0; c < chunks.size(); c++) {
            System.arraycopy(
                    chunks.get(c).numbers(slot),
                    0,
                    values,
                    start[c],
                    chunks.get(c).rows());
        }
        return new FrameColumn.Numbers(values);
    }

    private FrameColumn categories(int slot, int[] start) {
        ByteLevels met = new ByteLevels();
        int[] codes = new int[(int) rows];
        for (int c = 0; c < chunks.size(); c++) {
            int[] own = chunks.get(c).codes(slot);
            int[] among = met.codes(chunks.get(c).levels(slot));
            for (int i = 0; i < chunks.get(c).rows(); i++) {
                codes[start[c] + i] = own[i] < 0 ? own[i] : among[own[i]];
            }
        }
        List<String> texts = new ArrayList<>();
        Map<String, Integer> known = new HashMap<>();
        int[] position = new int[met.size()];
        for (int code = 0; code < position.length; code++) {
            String cell = format.wanted().get(slot).cell(met.text(code));
            Integer before = cell == null ? null : known.putIfAbsent(cell, texts.size());
            position[code] = cell == null ? FrameColumn.Categories.MISSING : before == null ? texts.size() : before;
            if (cell != null && before == null) {
                texts.add(cell);
            }
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] < 0 ? codes[i] : position[codes[i]];
        }
        return LevelOrder.of(codes, texts, file.options().numbers());
    }
}
