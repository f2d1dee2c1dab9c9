package org.regionwise.engine.binomial.posterior;

/** How finely a {@link BinomialPosterior} is integrated. */
public enum Grain {
    /** As every result that is kept. */
    FINE(1_000_000, 256, Integer.MAX_VALUE, 1),
    /**
     * For looking around. The hyperparameters are integrated as finely; regions of several cells are mixed over fewer
     * points, all on wider grids, and fewer surveys are drawn.
     * Pooled means move by less than 0.1 percentage points, limits by less than 0.3, as a test holds.
     */
    COARSE(2000, 32, 1000, 1.5);

    final int mostDraws;
    /** Points of each σ that the marginal of a region of several cells is mixed over. */
    final int mostOfSlice;

    final int mostReplications;
    /** By what the step of a region's density is multiplied. */
    final double coarser;

    Grain(int mostDraws, int mostOfSlice, int mostReplications, double coarser) {
        this.mostDraws = mostDraws;
        this.mostOfSlice = mostOfSlice;
        this.mostReplications = mostReplications;
        this.coarser = coarser;
    }
}
