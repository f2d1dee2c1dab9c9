package org.regionwise.survey.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.csv.CsvDialect;

/**
 * The rows of an ordinary CSV file straight from its bytes, by all cores: UTF-8, as many fields in every row as in the
 * header, no quotation mark within a cell. At anything else it gives up, and the file is for {@link SurveyFile#read} to
 * read, which knows all rules, names all problems and gives the same rows, only later. Memory is bounded by what the
 * caller keeps of the chunks.
 */
public final class PlainRows {
    private static final int CHUNK = 1 << 20;
    /** Rows that tell which columns begin with a number. */
    private static final int FIRST_ROWS = 64;

    private final SurveyFile file;
    private final List<String> columns;
    private final Set<String> texts;
    private final Set<String> numbers;
    private final PlainFormat format;
    private boolean[] measured;
    private long line = 1;
    private long rows;
    /** The last chunk with a row. */
    private PlainChunk last;

    private PlainRows(SurveyFile file, List<String> columns, Set<String> texts, Set<String> numbers) {
        this.file = file;
        this.columns = columns;
        this.texts = texts;
        this.numbers = numbers;
        format = PlainFormat.of(file, columns);
    }

    /**
     * A reading, yet to be done once.
     *
     * @param columns all different, each one of the file's
     * @param texts those of them that are categories, whatever their values look like
     * @param numbers those of them that must be numbers; the rest is what its first cell looks like
     * @return null when the file or how it is read is out of the ordinary
     */
    public static PlainRows of(SurveyFile file, List<String> columns, Set<String> texts, Set<String> numbers) {
        CsvDialect dialect = file.dialect();
        ReadingOptions options = file.options();
        // what cells are read as is known of categories; numbers are parsed before
        boolean onlyTexts = texts.containsAll(columns);
        boolean ordinary = dialect != null
                && dialect.charset().equals(StandardCharsets.UTF_8)
                && dialect.delimiter() < 128
                && !options.types().containsValue(ColumnType.NUMBER)
                && options.filledDown().isEmpty()
                && options.counted() == null
                && (onlyTexts || options.dates() == null && !recodes(options, columns, texts));
        return ordinary ? new PlainRows(file, columns, texts, numbers) : null;
    }

    private static boolean recodes(ReadingOptions options, Collection<String> columns, Set<String> texts) {
        return columns.stream()
                .anyMatch(column -> !texts.contains(column) && options.recoded().containsKey(column));
    }

    /** What is wanted, and how its cells are read. */
    public PlainFormat format() {
        return format;
    }

    /** Which of the columns are numbers; known once a chunk was read. */
    public boolean[] measured() {
        return measured.clone();
    }

    /**
     * Reads the file.
     *
     * @param each what is made of a chunk, by any thread
     * @param inOrder takes that of one chunk after the other, with the number in the file of the chunk's first line
     * @return false when it gave up; what was handed on by then is not the whole file
     * @throws UncheckedIOException if the file cannot be read
     */
    public <T> boolean read(Function<PlainChunk, T> each, ObjLongConsumer<T> inOrder) {
        try (InputStream in = file.received().open()) {
            in.skipNBytes(file.dialect().byteOrderMark());
            return read(in, each, inOrder) && rows > 0 && !last.endsInNote();
        } catch (ZipException | EOFException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rounds of as many chunks as keep the cores busy. */
    private <T> boolean read(InputStream in, Function<PlainChunk, T> each, ObjLongConsumer<T> inOrder)
            throws IOException {
        // one byte is kept free for the line feed that the last line may lack
        byte[][] buffers = new byte[4 * Runtime.getRuntime().availableProcessors()][];
        int[] whole = new int[buffers.length];
        byte[] rest = new byte[CHUNK];
        int kept = 0;
        boolean end = false;
        while (!end) {
            int count = 0;
            while (!end && count < buffers.length) {
                byte[] buffer = buffers[count] == null ? new byte[CHUNK + 1] : buffers[count];
                buffers[count] = buffer;
                System.arraycopy(rest, 0, buffer, 0, kept);
                int filled = kept + in.readNBytes(buffer, kept, CHUNK - kept);
                end = filled < CHUNK;
                if (end && filled > 0) {
                    buffer[filled++] = '\n';
                }
                whole[count] = end ? filled : behindLastLine(buffer, filled);
                if (whole[count] == 0 && !end) {
                    return false;
                }
                kept = filled - whole[count];
                System.arraycopy(buffer, whole[count], rest, 0, kept);
                count += whole[count] > 0 ? 1 : 0;
            }
            if (!readAll(buffers, whole, count, each, inOrder)) {
                return false;
            }
        }
        return true;
    }

    private static int behindLastLine(byte[] bytes, int filled) {
        int end = filled;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** A chunk that was read, and what was made of it. */
    private record Made<T>(PlainChunk chunk, T thing) {}

    private <T> boolean readAll(
            byte[][] buffers, int[] whole, int count, Function<PlainChunk, T> each, ObjLongConsumer<T> inOrder) {
        int above = line == 1 ? file.options().rowAboveData() : 0;
        if (measured == null && count > 0) {
            measured = measured(buffers[0], whole[0], above);
        }
        List<Made<T>> made = IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> {
                    PlainChunk chunk = new PlainChunk(format, measured, buffers[i], whole[i]);
                    return chunk.read(i == 0 ? above : 0, Integer.MAX_VALUE)
                            ? new Made<>(chunk, each.apply(chunk))
                            : null;
                })
                .toList();
        for (Made<T> one : made) {
            if (one == null) {
                return false;
            }
            PlainChunk chunk = one.chunk();
            rows += chunk.rows();
            if (rows > file.received().limits().rows()) {
                return false;
            }
            inOrder.accept(one.thing(), line);
            line += chunk.lines();
            last = chunk.rows() > 0 ? chunk : last;
        }
        return true;
    }

    /** Which columns hold numbers: by their first cell that is not empty. */
    private boolean[] measured(byte[] bytes, int length, int above) {
        boolean[] known = new boolean[columns.size()];
        PlainChunk first = new PlainChunk(format, known, bytes, length);
        if (!texts.containsAll(columns)) {
            // what is out of the ordinary is met again
            first.read(above, FIRST_ROWS);
        }
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
}
