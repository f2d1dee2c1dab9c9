package org.regionwise.survey.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Progress;

/** Scans the columns of an ordinary CSV file, each different cell of a chunk once. */
final class PlainScan {
    private final List<ColumnScan> scans;
    private final PlainFormat format;
    private final int previewed;
    private final Progress progress;
    private final long total;
    private final List<List<String>> preview = new ArrayList<>();
    private long rows;
    private long bytes;

    private PlainScan(List<ColumnScan> scans, PlainFormat format, int previewed, Progress progress, long total) {
        this.scans = scans;
        this.format = format;
        this.previewed = previewed;
        this.progress = progress;
        this.total = total;
    }

    /** A chunk, how often it has each cell of each column, and in which row first. */
    private record Piece(PlainChunk chunk, int[][] counts, int[][] firstRows) {
        static Piece of(PlainChunk chunk, int columns) {
            int[][] counts = new int[columns][];
            int[][] firstRows = new int[columns][];
            for (int column = 0; column < columns; column++) {
                int[] codes = chunk.codes(column);
                // the empty cell is first
                int[] count = new int[1 + chunk.levels(column).size()];
                int[] first = new int[count.length];
                for (int row = chunk.rows() - 1; row >= 0; row--) {
                    int level = codes[row] - PlainChunk.EMPTY;
                    count[level]++;
                    first[level] = row;
                }
                counts[column] = count;
                firstRows[column] = first;
            }
            return new Piece(chunk, counts, firstRows);
        }
    }

    /**
     * Scans the file.
     *
     * @param scans new, one a column of the file; of no use afterwards where the answer is null
     * @param previewed rows of the preview
     * @return null when the file is out of the ordinary
     * @throws ImportProblem if it cannot be read
     */
    static PlainScan of(SurveyFile file, List<ColumnScan> scans, int previewed, Progress progress) {
        PlainRows reading = file.options().recoded().isEmpty()
                ? PlainRows.of(file, file.columns(), Set.copyOf(file.columns()), Set.of())
                : null;
        if (reading == null || file.columns().size() != file.allColumns().size()) {
            return null;
        }
        PlainScan scan = new PlainScan(
                scans,
                reading.format(),
                previewed,
                progress,
                file.path().toFile().length());
        if (!reading.read(chunk -> Piece.of(chunk, scans.size()), scan::add)) {
            return null;
        }
        progress.rows(scan.rows);
        progress.bytes(scan.total, scan.total);
        return scan;
    }

    private void add(Piece piece, long line) {
        PlainChunk chunk = piece.chunk();
        for (int row = 0; row < chunk.rows() && preview.size() < previewed; row++) {
            preview.add(Collections.unmodifiableList(cells(chunk, row)));
        }
        for (int column = 0; column < scans.size(); column++) {
            ColumnScan scan = scans.get(column);
            int[] counts = piece.counts()[column];
            scan.observe(0, null, counts[0]);
            for (int level = 1; level < counts.length; level++) {
                long row = line + chunk.lineOf(piece.firstRows()[column][level]);
                scan.observe(row, cell(chunk, column, level + PlainChunk.EMPTY), counts[level]);
            }
        }
        long step = rows / Progress.STEP;
        rows += chunk.rows();
        bytes += chunk.length();
        while (++step * Progress.STEP <= rows) {
            progress.rows(step * Progress.STEP);
        }
        progress.bytes(Math.min(bytes, total), total);
    }

    private List<String> cells(PlainChunk chunk, int row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < scans.size(); column++) {
            int code = chunk.codes(column)[row];
            cells.add(code == PlainChunk.EMPTY ? null : cell(chunk, column, code));
        }
        return cells;
    }

    private String cell(PlainChunk chunk, int column, int code) {
        return format.wanted().get(column).cell(chunk.levels(column).text(code));
    }

    /** How many rows there are. */
    long rows() {
        return rows;
    }

    /** The first rows. */
    List<List<String>> preview() {
        return preview;
    }
}
