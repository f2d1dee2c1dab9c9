package org.regionwise.engine.cells;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.numeric.Logistic;

/**
 * Binomial counts per region and predictor pattern: all that the likelihood of a random-intercept model depends on.
 * Immutable; cells are kept in order of region, in the given order within a region.
 *
 * <p>A region without respondents is a region all of whose cells have no trials: its predictors still say where its
 * estimate goes. Counts may be real numbers (effective counts of a weighted survey).
 */
public final class Cells {
    private final int regions;
    private final int[] start;
    private final double[] trials;
    private final double[] successes;
    private final double[] share;
    private final DMatrixRMaj design;
    private final List<String> terms;
    /** By term, the number of its group of pooled effects; −1 for a fixed effect. */
    private final int[] pooled;

    /**
     * Of fixed effects alone; what is asked of the data as below.
     *
     * @throws IllegalArgumentException as below
     */
    public Cells(
            int regions,
            int[] region,
            double[] trials,
            double[] successes,
            double[] share,
            DMatrixRMaj design,
            List<String> terms) {
        this(regions, region, trials, successes, share, design, terms, fixed(terms.size()));
    }

    private static int[] fixed(int terms) {
        int[] pooled = new int[terms];
        Arrays.fill(pooled, -1);
        return pooled;
    }

    /**
     * @param regions number of regions m, at least 1
     * @param region region 0..m−1 of each cell, in any order; every region has a cell
     * @param trials n_c ≥ 0
     * @param successes y_c in [0, n_c]
     * @param share weight of the cell within its region's prevalence, ≥ 0, with a positive sum per region; scaled here
     *     to sum to 1
     * @param design one row a cell, one column a term, the first column all 1
     * @param terms names of the columns
     * @param pooled by column, the number of its group, 0 and up without a gap: coefficients of group k are N(0, τ_k²);
     *     −1 for a fixed effect, as the intercept is
     * @throws IllegalArgumentException when shapes or values break the above
     */
    public Cells(
            int regions,
            int[] region,
            double[] trials,
            double[] successes,
            double[] share,
            DMatrixRMaj design,
            List<String> terms,
            int[] pooled) {
        int cells = region.length;
        require(pooled.length == terms.size() && pooled[0] < 0, "a group for each term, none for the intercept");
        this.pooled = pooled.clone();
        require(regions >= 1 && cells >= regions, "at least one region, and a cell for each");
        require(
                trials.length == cells
                        && successes.length == cells
                        && share.length == cells
                        && design.numRows == cells
                        && design.numCols == terms.size()
                        && design.numCols >= 1,
                "one entry per cell and one name per column");
        int[] order = IntStream.range(0, cells)
                .boxed()
                .sorted((a, b) -> Integer.compare(region[a], region[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.regions = regions;
        this.start = new int[regions + 1];
        this.trials = new double[cells];
        this.successes = new double[cells];
        this.share = new double[cells];
        this.design = new DMatrixRMaj(cells, design.numCols);
        this.terms = List.copyOf(terms);
        for (int i = 0; i < cells; i++) {
            int c = order[i];
            require(region[c] >= 0 && region[c] < regions, "regions are numbered 0 to m − 1");
            require(Double.isFinite(trials[c]) && trials[c] >= 0, "trials are finite and not negative");
            require(successes[c] >= 0 && successes[c] <= trials[c], "successes lie between 0 and the trials");
            require(Double.isFinite(share[c]) && share[c] >= 0, "shares are finite and not negative");
            start[region[c] + 1]++;
            this.trials[i] = trials[c];
            this.successes[i] = successes[c];
            this.share[i] = share[c];
            for (int k = 0; k < design.numCols; k++) {
                double value = design.unsafe_get(c, k);
                require(Double.isFinite(value), "predictors are finite");
                this.design.unsafe_set(i, k, value);
            }
            require(this.design.unsafe_get(i, 0) == 1, "the first column is the intercept");
        }
        for (int j = 0; j < regions; j++) {
            require(start[j + 1] > 0, "every region has a cell");
            start[j + 1] += start[j];
            double sum = Arrays.stream(this.share, start[j], start[j + 1]).sum();
            require(sum > 0, "the shares of every region have a positive sum");
            for (int c = start[j]; c < start[j + 1]; c++) {
                this.share[c] /= sum;
            }
        }
    }

    /** One cell a region, with the region's own predictors. */
    public static Cells oneEach(double[] trials, double[] successes, DMatrixRMaj design, List<String> terms) {
        double[] share = new double[trials.length];
        Arrays.fill(share, 1);
        return new Cells(
                trials.length, IntStream.range(0, trials.length).toArray(), trials, successes, share, design, terms);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("cells need " + what);
        }
    }

    /** The same regions and cells, those of the given regions without responses. */
    public Cells without(BitSet regionsLeftOut) {
        int[] region = new int[size()];
        double[] keptTrials = trials.clone();
        double[] keptSuccesses = successes.clone();
        for (int j = 0; j < regions; j++) {
            Arrays.fill(region, start[j], start[j + 1], j);
            if (regionsLeftOut.get(j)) {
                Arrays.fill(keptTrials, start[j], start[j + 1], 0);
                Arrays.fill(keptSuccesses, start[j], start[j + 1], 0);
            }
        }
        return new Cells(regions, region, keptTrials, keptSuccesses, share, design, terms, pooled);
    }

    /** m. */
    public int regions() {
        return regions;
    }

    /** Number of cells over all regions. */
    public int size() {
        return trials.length;
    }

    /** First cell of region j; region j holds the cells from {@code start(j)} to {@code start(j + 1)}, exclusive. */
    public int start(int j) {
        return start[j];
    }

    /** n_c. */
    public double trials(int c) {
        return trials[c];
    }

    /** y_c. */
    public double successes(int c) {
        return successes[c];
    }

    /** Weight of cell c in the prevalence of its region; sums to 1 within the region. */
    public double share(int c) {
        return share[c];
    }

    /** Entry of the design matrix. */
    public double predictor(int c, int term) {
        return design.unsafe_get(c, term);
    }

    /** Names of the columns of the design matrix. */
    public List<String> terms() {
        return terms;
    }

    /** The group of pooled effects that a term belongs to; −1 for a fixed effect. */
    public int pooled(int term) {
        return pooled[term];
    }

    /** Number of groups of pooled effects. */
    public int pooledGroups() {
        return 1 + Arrays.stream(pooled).max().orElse(-1);
    }

    /** n_j. */
    public double trialsOfRegion(int j) {
        return Arrays.stream(trials, start[j], start[j + 1]).sum();
    }

    /** y_j. */
    public double successesOfRegion(int j) {
        return Arrays.stream(successes, start[j], start[j + 1]).sum();
    }

    /** Logit of the national proportion, half a success and half a failure added so that it is finite. */
    public double smoothedLogit() {
        return Logistic.logit((Arrays.stream(successes).sum() + 0.5) / (totalTrials() + 1));
    }

    /** Σ n_c: the number of responses. */
    public double totalTrials() {
        return Arrays.stream(trials).sum();
    }
}
