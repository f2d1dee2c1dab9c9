package org.regionwise.engine.area;

import java.util.List;
import org.ejml.simple.SimpleMatrix;

/** A set of areas on a scale, with the mean of σ's prior, NaN for the default. */
record AreaCase(String name, AreaScale scale, double[] estimate, double[] variance, double[][] x, double mean) {
    AreaEstimates data() {
        return new AreaEstimates(
                estimate,
                variance,
                new SimpleMatrix(x).getDDRM(),
                List.of("(Intercept)", "a", "b").subList(0, x[0].length));
    }
}
