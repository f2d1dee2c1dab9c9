package org.regionwise.engine.binomial.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionIntegral;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.DistinctRegions;
import org.regionwise.engine.cells.ScaledDesign;

class PatternGridTest {
    /** Regions of 1 to 3 cells of some respondents, whole or not, of thousands, and of none. */
    private static Cells cells() {
        int regions = 30;
        SplittableRandom random = new SplittableRandom(3);
        int[] start = new int[regions + 1];
        for (int j = 0; j < regions; j++) {
            start[j + 1] = start[j] + 1 + j % 3;
        }
        int size = start[regions];
        double[] trials = new double[size];
        double[] successes = new double[size];
        double[] share = new double[size];
        int[] region = new int[size];
        DMatrixRMaj design = new DMatrixRMaj(size, 3);
        for (int j = 0; j < regions; j++) {
            double of = random.nextGaussian();
            for (int c = start[j]; c < start[j + 1]; c++) {
                double most = j % 7 == 0 ? 5000 : 12;
                trials[c] = j % 5 == 0 ? most * random.nextDouble() : Math.floor(most * random.nextDouble());
                successes[c] = j % 4 == 0 ? 0 : trials[c] * Math.rint(random.nextDouble());
                region[c] = j;
                share[c] = 1.0 / (start[j + 1] - start[j]);
                design.set(c, 0, 1);
                design.set(c, 1, of);
                design.set(c, 2, 0.7 * (c - start[j]));
            }
        }
        return new Cells(regions, region, trials, successes, share, design, List.of("(Intercept)", "a", "b"));
    }

    /** Each to 1e-6, of which the integrals themselves are known to 1e-7. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 1, 4})
    void agreesWithIntegralsOfEachRegion(double sigma) {
        Cells cells = cells();
        ScaledDesign design = ScaledDesign.of(cells);
        DistinctRegions kinds = DistinctRegions.of(cells, design);
        SigmaSlice.Model model = new SigmaSlice.Model(
                cells,
                design,
                kinds,
                Priors.DEFAULT,
                PatternGrid.Patterns.of(cells, design),
                0,
                Priors.DEFAULT.scaledCoefficientSds(design));
        double[] mode = {-0.5, 0.2, 0.4};
        double[] axes = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        Conditional at = new Conditional(Math.log(sigma), sigma, mode, axes, 0);
        SplittableRandom random = new SplittableRandom(4);
        double[][] beta = new double[70][3];
        for (double[] each : beta) {
            for (int k = 0; k < 3; k++) {
                each[k] = mode[k] + 0.4 * random.nextGaussian();
            }
        }
        double[][] found = new double[kinds.size()][];
        new PatternGrid(model, model.integral(), at).integrate(beta, found);
        RegionIntegral integral = model.integral();
        double[] eta = new double[cells.size()];
        for (int i = 0; i < beta.length; i++) {
            design.linearPredictors(beta[i], eta);
            for (int kind = 0; kind < found.length; kind++) {
                if (found[kind] != null) {
                    integral.integrate(kinds.example(kind), eta, sigma, 0);
                    assertEquals(integral.logLikelihood(), found[kind][i], 1e-6, "kind " + kind + ", β " + i);
                }
            }
        }
    }
}
