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
        return Optional.of(
                Warning.ofAnswers(CODE, Map.of("column", column, "degreesOfFreedom", degrees.getAsInt()), List.of()));
    }
}
