package org.regionwise.survey.count;

import java.util.List;
import java.util.Set;
import org.regionwise.survey.file.PlainChunk;
import org.regionwise.survey.file.PlainRows;
import org.regionwise.survey.file.SurveyFile;

/** Counts the combinations of cells in an ordinary CSV file, each chunk by itself, and then all together. */
final class PlainCounter {
    private final ValueCodes[] values;
    private final LevelCodes[] codes;
    private final GroupTable groups;
    private final int most;
    private long rows;

    /** A chunk and the combinations of its own codes, each with the line in the chunk that it occurs in first. */
    private record Piece(PlainChunk chunk, GroupTable groups) {}

    private PlainCounter(SurveyFile file, PlainRows reading, List<String> columns, int most) {
        this.values = columns.stream().map(file::typeScan).map(ValueCodes::new).toArray(ValueCodes[]::new);
        this.codes = new LevelCodes[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = new LevelCodes(reading.format().wanted().get(i), values[i]);
        }
        this.groups = new GroupTable(values.length);
        this.most = most;
    }

    /**
     * Counts.
     *
     * @param columns different columns of the file
     * @param most how many combinations there may be
     * @return null when the file, or the number of combinations, is out of the ordinary
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static PlainCounter of(SurveyFile file, List<String> columns, int most) {
        PlainRows reading = PlainRows.of(file, columns, Set.copyOf(columns), Set.of());
        if (reading == null) {
            return null;
        }
        PlainCounter counter = new PlainCounter(file, reading, columns, most);
        return reading.read(counter::piece, counter::add) && counter.groups.size() <= most ? counter : null;
    }

    private Piece piece(PlainChunk chunk) {
        GroupTable own = new GroupTable(values.length);
        int[][] columns = new int[values.length][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = chunk.codes(i);
        }
        int[] tuple = new int[columns.length];
        int rowsOfChunk = chunk.rows();
        for (int row = 0; row < rowsOfChunk; row++) {
            for (int i = 0; i < tuple.length; i++) {
                tuple[i] = columns[i][row];
            }
            own.add(tuple, row);
        }
        return new Piece(chunk, own);
    }

    private void add(Piece piece, long line) {
        if (groups.size() > most) {
            // there are too many already
            return;
        }
        PlainChunk chunk = piece.chunk();
        int[][] mapped = new int[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            mapped[i] = codes[i].of(chunk.levels(i));
        }
        int[] tuple = new int[codes.length];
        GroupTable own = piece.groups();
        for (int group = 0; group < own.size(); group++) {
            for (int i = 0; i < tuple.length; i++) {
                tuple[i] = mapped[i][1 + own.code(group, i)];
            }
            groups.add(tuple, line + chunk.lineOf((int) own.firstRow(group)), own.count(group));
        }
        rows += chunk.rows();
    }

    long rows() {
        return rows;
    }

    ValueCodes[] values() {
        return values;
    }

    GroupTable groups() {
        return groups;
    }
}
