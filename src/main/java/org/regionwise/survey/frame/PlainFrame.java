package org.regionwise.survey.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.regionwise.survey.file.ByteLevels;
import org.regionwise.survey.file.PlainChunk;
import org.regionwise.survey.file.PlainRows;
import org.regionwise.survey.file.SurveyFile;

/** Columns of an ordinary CSV file as {@link PlainRows} reads it. */
final class PlainFrame {
    private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

    private final SurveyFile file;
    private final List<String> columns;
    private final PlainRows reading;
    private final List<PlainChunk> chunks = new ArrayList<>();
    private long rows;

    private PlainFrame(SurveyFile file, List<String> columns, PlainRows reading) {
        this.file = file;
        this.columns = columns;
        this.reading = reading;
    }

    /**
     * The columns; null when the file is out of the ordinary.
     *
     * @param columns that it has
     * @param texts those of them that are categories, whatever their values look like
     * @param numbers those of them that must be numbers
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    static DataFrame read(SurveyFile file, List<String> columns, Set<String> texts, Set<String> numbers) {
        PlainRows reading = PlainRows.of(file, columns, texts, numbers);
        // how many rows were read as others is for the reader that counts them
        if (reading == null
                || file.options().dates() != null
                || columns.stream().anyMatch(file.options().recoded()::containsKey)) {
            return null;
        }
        PlainFrame frame = new PlainFrame(file, columns, reading);
        return reading.read(chunk -> chunk, (chunk, line) -> frame.add(chunk)) && frame.rows <= MOST_ROWS
                ? frame.whole()
                : null;
    }

    private void add(PlainChunk chunk) {
        chunks.add(chunk);
        rows += chunk.rows();
    }

    private DataFrame whole() {
        int[] start = new int[chunks.size() + 1];
        for (int c = 0; c < chunks.size(); c++) {
            start[c + 1] = start[c] + chunks.get(c).rows();
        }
        boolean[] measured = reading.measured();
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
            String cell = reading.format().wanted().get(slot).cell(met.text(code));
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
