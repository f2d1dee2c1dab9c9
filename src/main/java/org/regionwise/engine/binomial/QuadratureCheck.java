package org.regionwise.engine.binomial;

import java.util.List;
import java.util.Map;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;

/**
 * Whether a number of quadrature points that was asked for is enough, by the log-likelihood with as many as it takes.
 */
public final class QuadratureCheck {
    /** In all of the log-likelihood. */
    private static final double OFF = 1e-4;

    private QuadratureCheck() {}

    /**
     * A warning where it is too small.
     *
     * @param quadraturePoints nodes per region; 0 where each integral takes as many as it needs
     * @param point β of scaled predictors, then σ
     */
    public static List<FitWarning> of(
            Cells cells, ScaledDesign design, int quadraturePoints, double[] point, FitProgress progress) {
        if (quadraturePoints == 0 || point[point.length - 1] == 0) {
            return List.of();
        }
        double exact =
                new MarginalLikelihood(cells, design, 0, progress).at(point).value();
        double off = new MarginalLikelihood(cells, design, quadraturePoints, progress)
                        .at(point)
                        .value()
                - exact;
        return Math.abs(off) < OFF
                ? List.of()
                : List.of(FitWarning.ofModel(
                        "few-quadrature-points",
                        Map.of("quadraturePoints", quadraturePoints, "logLikelihoodOff", off)));
    }
}
