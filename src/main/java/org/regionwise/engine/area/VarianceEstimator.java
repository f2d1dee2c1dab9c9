package org.regionwise.engine.area;

/** How σ² of the area-level model is estimated. Rao &amp; Molina (2015), section 6.1.2. */
public enum VarianceEstimator {
    /** Restricted maximum likelihood. */
    REML("restricted maximum likelihood"),
    /** Maximum likelihood. */
    ML("maximum likelihood"),
    /** Root of Σ_j (θ̂_j − x_j'β̂(σ²))²/(σ² + V_j) = m − p. Fay &amp; Herriot (1979), JASA 74. */
    FAY_HERRIOT("Fay–Herriot moments"),
    /**
     * [Σ_j r_j² − Σ_j V_j (1 − h_j)]/(m − p), r and h residuals and leverages of least squares. Prasad &amp; Rao
     * (1990), JASA 85.
     */
    PRASAD_RAO("Prasad–Rao moments");

    private final String words;

    VarianceEstimator(String words) {
        this.words = words;
    }

    /** Its name in words. */
    public String words() {
        return words;
    }

    /** Whether it maximises a likelihood, so that σ has a profile interval and σ = 0 a test. */
    public boolean likelihood() {
        return this == REML || this == ML;
    }
}
