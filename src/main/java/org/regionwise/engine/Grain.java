package org.regionwise.engine;

/** How finely a {@link BinomialPosterior} is integrated. */
public enum Grain {
    /** As every result that is kept. */
    FINE(101, 1_000_000, 4096, Integer.MAX_VALUE),
    /**
     * For looking around. The hyperparameters are integrated at as many points, with fewer nodes per region, which σ and the
     * coefficients do not show in their first four digits; regions are mixed over fewer points, and fewer surveys drawn.
     * Pooled means move by less than 0.1 percentage points, limits by less than 0.3, as a test holds.
     */
    COARSE(7, 2000, 512, 1000);

    final int mostNodes;
    final int mostDraws;
    /** Points that regions' marginals are mixed over. */
    final int mostComponents;

    final int mostReplications;

    Grain(int mostNodes, int mostDraws, int mostComponents, int mostReplications) {
        this.mostNodes = mostNodes;
        this.mostDraws = mostDraws;
        this.mostComponents = mostComponents;
        this.mostReplications = mostReplications;
    }
}
