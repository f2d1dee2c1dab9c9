package org.regionwise.engine.binomial.posterior;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.cells.Cells;

/**
 * Small surveys in which a slice's points hardly count: one weighs nearly all, and the coefficients seem to have no
 * variance. Nodes laid by it once took all memory.
 */
class FewPointsTest {
    /** Standard deviations by curvature that a slice's are at least. */
    private static final double LEAST = 0.01;

    @Test
    void onePointThatWeighsNearlyAllLeavesADeviation() {
        int size = 64;
        double[][] z = new double[size][2];
        double[] weight = new double[size];
        for (int i = 1; i < size; i++) {
            z[i][0] = 40 * Math.cos(i);
            z[i][1] = 40 * Math.sin(i);
            weight[i] = 1e-12;
        }
        weight[0] = 1 - Arrays.stream(weight).sum();
        Conditional at = new Conditional(0, 1, new double[] {-1, 2}, new double[] {0.5, 0, 0, 3}, 0);
        BetaMoments moments = BetaMoments.of(at, z, weight, null, null);
        assertTrue(moments.of(new double[] {1, 0}).deviation() >= LEAST * 0.5, "along the first axis");
        assertTrue(moments.of(new double[] {0, 1}).deviation() >= LEAST * 3, "along the second");
    }

    /** Simulated from the priors; the density of a region of the first once missed a mass of 1 by .002. */
    @ParameterizedTest
    @CsvSource({
        "1 3 8 24 69 200, 0 1 3 6 2 99, -4.7 4.6 1.7 1.9 -5.1 -0.7, 2.6 3.3 2.3 0.8 3.8 1.3",
        "1 3 8 24 69 200, 1 1 0 1 0 149, -4.7 4.6 1.7 1.9 -5.1 -0.7, 2.6 3.3 2.3 0.8 3.8 1.3"
    })
    void densitiesKeepTheirMass(String trials, String successes, String x1, String x2) {
        double[][] columns = {numbers(trials), numbers(successes), numbers(x1), numbers(x2)};
        DMatrixRMaj design = new DMatrixRMaj(columns[0].length, 3);
        for (int j = 0; j < columns[0].length; j++) {
            design.set(j, 0, 1);
            design.set(j, 1, columns[2][j]);
            design.set(j, 2, columns[3][j]);
        }
        Cells cells = Cells.oneEach(columns[0], columns[1], design, List.of("(Intercept)", "x1", "x2"));
        BinomialPosterior.Regions regions = new BinomialPosterior(
                        cells, new BinomialPosterior.Settings(Priors.DEFAULT, 0, 1000, 617, 0.95))
                .regions(0.2);
        assertTrue(regions.massError() < 1e-4, () -> "mass misses 1 by " + regions.massError());
    }

    private static double[] numbers(String list) {
        return Arrays.stream(list.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
