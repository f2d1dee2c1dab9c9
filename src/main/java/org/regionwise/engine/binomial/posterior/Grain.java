package org.regionwise.engine.binomial.posterior;

/** How finely a {@link BinomialPosterior} is integrated. */
public enum Grain {
    /** As every result that is kept. */
    FINE(101, 1_000_000, Integer.MAX_VALUE, Integer.MAX_VALUE, 0.6, 20, 1e-8),
    /**
     * For looking around. The hyperparameters are integrated at as many points, with fewer nodes per region, which σ
     * and the coefficients do not show in their first four digits; regions are mixed over fewer points on wider grids,
     * and fewer surveys drawn. Pooled means move by less than 0.1 percentage points, limits by less than 0.3, as a test
     * holds.
     */
    COARSE(5, 2000, 512, 1000, 0.9, 12, 1e-5);

    final int mostNodes;
    final int mostDraws;
    /** Points of the hyperparameters that regions' marginals are mixed over, and drawn at. */
    final int mostComponents;

    final int mostReplications;
    /** Step of a component's grid, in units of the narrower of its width and the logistic's. */
    final double panel;
    /** How far a component's log density may fall below its maximum before it is left out. */
    final double negligible;
    /** By how much a quantile of a region may miss its probability. */
    final double quantile;

    Grain(
            int mostNodes,
            int mostDraws,
            int mostComponents,
            int mostReplications,
            double panel,
            double negligible,
            double quantile) {
        this.mostNodes = mostNodes;
        this.mostDraws = mostDraws;
        this.mostComponents = mostComponents;
        this.mostReplications = mostReplications;
        this.panel = panel;
        this.negligible = negligible;
        this.quantile = quantile;
    }
}
