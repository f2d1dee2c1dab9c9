package org.regionwise.survey.count;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.file.PlainChunk;
import org.regionwise.survey.file.PlainRows;
import org.regionwise.survey.file.SurveyFile;

/**
 * Adds the rows of an ordinary CSV file to a {@link DesignCounter}, in their order, weights as the numbers that they
 * are.
 */
final class PlainDesign {
    private final DesignCounter counter;
    private final LevelCodes[] codes;
    private final int weightAt;
    private final int baseAt;
    private final int[] replicatesAt;
    private final int[] tuple;
    private long rows;

    private PlainDesign(DesignCounter counter, PlainRows reading, int weightAt, int baseAt, int[] replicatesAt) {
        this.counter = counter;
        this.weightAt = weightAt;
        this.baseAt = baseAt;
        this.replicatesAt = replicatesAt;
        this.codes = new LevelCodes[counter.codes().length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = new LevelCodes(reading.format().wanted().get(i), counter.codes()[i]);
        }
        this.tuple = new int[codes.length];
    }

    /**
     * Adds all rows.
     *
     * @param counter new; of no use afterwards where the answer is negative
     * @return how many rows there are; negative when the file is out of the ordinary, or has a weight that is
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static long add(SurveyFile file, DesignCounter counter, int weightAt, int baseAt, int[] replicatesAt) {
        List<String> columns = counter.columns();
        List<String> grouping = columns.subList(0, counter.codes().length);
        List<String> measured = columns.subList(grouping.size(), columns.size());
        boolean apart = IntStream.concat(IntStream.of(weightAt, baseAt), IntStream.of(replicatesAt))
                .allMatch(at -> at < 0 || at >= grouping.size());
        PlainRows reading = apart ? PlainRows.of(file, columns, Set.copyOf(grouping), Set.copyOf(measured)) : null;
        if (reading == null) {
            return -1;
        }
        PlainDesign design = new PlainDesign(counter, reading, weightAt, baseAt, replicatesAt);
        try {
            return reading.read(chunk -> chunk, design::add) ? design.rows : -1;
        } catch (ImportProblem toBeNamed) {
            // by the reader that knows how each cell is written
            return -1;
        }
    }

    private void add(PlainChunk chunk, long line) {
        int[][] mapped = new int[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            mapped[i] = codes[i].of(chunk.levels(i));
        }
        double[] weights = weightAt < 0 ? null : chunk.numbers(weightAt);
        double[] bases = baseAt < 0 ? weights : chunk.numbers(baseAt);
        double[][] replicates = new double[replicatesAt.length][];
        for (int r = 0; r < replicates.length; r++) {
            replicates[r] = chunk.numbers(replicatesAt[r]);
        }
        double[] own = new double[replicates.length];
        for (int row = 0; row < chunk.rows(); row++) {
            for (int i = 0; i < tuple.length; i++) {
                tuple[i] = mapped[i][1 + chunk.codes(i)[row]];
            }
            for (int r = 0; r < own.length; r++) {
                own[r] = replicates[r][row];
            }
            counter.add(
                    line + chunk.lineOf(row),
                    tuple,
                    weights == null ? 1 : weights[row],
                    bases == null ? 1 : bases[row],
                    own);
        }
        rows += chunk.rows();
    }
}
