package org.regionwise.engine.area;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.UnusableEstimate;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;

/**
 * What an area-level model is given: for each area a direct estimate θ̂_j on the scale of the model with its sampling
 * variance V_j, taken as known, and predictors x_j. An area without a direct estimate has predictors only. Immutable.
 */
public final class AreaEstimates {
    private final double[] estimate;
    private final double[] variance;
    private final DMatrixRMaj design;
    private final List<String> terms;

    /**
     * @param estimate θ̂_j, one per area; NaN for an area without a direct estimate
     * @param variance V_j &gt; 0; not looked at where the estimate is NaN
     * @param design one row an area, one column a term, finite, the first column all 1
     * @param terms names of the columns
     * @throws IllegalArgumentException when shapes or predictors break the above
     * @throws UnusableEstimate when an estimate is infinite, or its variance not positive and finite
     */
    public AreaEstimates(double[] estimate, double[] variance, DMatrixRMaj design, List<String> terms) {
        int areas = estimate.length;
        require(
                areas >= 1 && variance.length == areas && design.numRows == areas,
                "one entry per area, of at least one");
        require(design.numCols == terms.size() && design.numCols >= 1, "one name per column");
        for (int j = 0; j < areas; j++) {
            for (int k = 0; k < design.numCols; k++) {
                require(Double.isFinite(design.get(j, k)), "finite predictors");
            }
            require(design.get(j, 0) == 1, "a first column of ones");
            if (Double.isNaN(estimate[j])) {
                continue;
            }
            if (Double.isInfinite(estimate[j])) {
                throw new UnusableEstimate(j, "estimate-infinite");
            }
            if (!(variance[j] > 0) || Double.isInfinite(variance[j])) {
                throw new UnusableEstimate(j, "estimate-without-variance");
            }
        }
        this.estimate = estimate.clone();
        this.variance = variance.clone();
        this.design = design.copy();
        this.terms = List.copyOf(terms);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("area estimates need " + what);
        }
    }

    /** Number of areas, those without a direct estimate included. */
    public int size() {
        return estimate.length;
    }

    /** Whether area j has a direct estimate. */
    public boolean sampled(int j) {
        return !Double.isNaN(estimate[j]);
    }

    /** θ̂_j; NaN without a direct estimate. */
    public double estimate(int j) {
        return estimate[j];
    }

    /** V_j; NaN without a direct estimate. */
    public double variance(int j) {
        return sampled(j) ? variance[j] : Double.NaN;
    }

    /** Entry of the design matrix. */
    public double predictor(int j, int term) {
        return design.unsafe_get(j, term);
    }

    /** Names of the columns of the design matrix. */
    public List<String> terms() {
        return terms;
    }

    /** The same areas and predictors with other direct estimates of those that have one. */
    public AreaEstimates with(double[] otherEstimates) {
        return new AreaEstimates(otherEstimates, variance, design, terms);
    }

    /**
     * The predictors, centred and scaled over the areas with a direct estimate, each of which counts once.
     *
     * @throws NotEstimable when no area has a direct estimate
     */
    ScaledDesign scaledDesign() {
        double[] one = new double[size()];
        for (int j = 0; j < one.length; j++) {
            one[j] = sampled(j) ? 1 : 0;
        }
        if (Arrays.stream(one).sum() == 0) {
            throw new NotEstimable("no-direct-estimates", Map.of());
        }
        return ScaledDesign.of(Cells.oneEach(one, new double[one.length], design, terms));
    }
}
