package org.regionwise.analysis.coding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.direct.EffectiveSampleSize;

/** Says where a sample of clusters hardly shows how alike the answers within a cluster are. */
final class ClusterWarning {
    static final String CODE = "cluster-correlation-unknown";

    private ClusterWarning() {}

    /** @param column with the clusters */
    static Optional<Warning> of(String column, DesignBasedEstimates design) {
        OptionalInt degrees = design.degreesOfCorrelation();
        if (degrees.isEmpty() || degrees.getAsInt() >= EffectiveSampleSize.FEWEST_DEGREES) {
            return Optional.empty();
        }
        String what = degrees.getAsInt() == 0
                ? "No region shows how alike answers within a cluster (column “" + column
                        + "”) are: a region needs two clusters and both answers for that. Effective "
                        + "sample sizes allow for weights alone, so intervals are too narrow if answers "
                        + "within a cluster are alike."
                : "Few clusters show how alike answers within a cluster (column “" + column
                        + "”) are: clusters less strata, over the regions with both answers, come to "
                        + degrees.getAsInt()
                        + ". Effective sample sizes are rough, and intervals may be too narrow.";
        return Optional.of(Warning.ofAnswers(CODE, what, Map.of("degreesOfFreedom", degrees.getAsInt()), List.of()));
    }
}
