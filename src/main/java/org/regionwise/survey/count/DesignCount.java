package org.regionwise.survey.count;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import org.regionwise.engine.direct.ReplicateSums;

/**
 * Respondents of one {@link ResponseCount} who were drawn from the same stratum and cluster, and share what else their
 * design asks of them.
 *
 * @param responses who they are, how many, and the first of their rows
 * @param stratum null without strata, or where the cell was empty
 * @param cluster null without clusters, or where the cell was empty
 * @param finitePopulation as written; null without it, or where the cell was empty
 * @param secondStage likewise
 * @param secondFinitePopulation likewise
 * @param calibration values of the calibration variables, in the order of their columns; null elements where empty
 * @param unusableWeight what stands in place of a weight, the empty text for the empty cell; null where weights are
 *     numbers above 0
 * @param weight Σ w; the number of respondents without weights
 * @param weightSquares Σ w²
 * @param unusableBaseWeight what stands in place of a base weight; null where they are numbers above 0, or there are
 *     none
 * @param baseWeight Σ of the weights before calibration; Σ w where they are not known
 * @param replicates what their replicate weights come to; null without any, and where there is no weight
 */
public record DesignCount(
        ResponseCount responses,
        String stratum,
        String cluster,
        String finitePopulation,
        String secondStage,
        String secondFinitePopulation,
        List<String> calibration,
        String unusableWeight,
        double weight,
        double weightSquares,
        String unusableBaseWeight,
        double baseWeight,

        @JsonInclude(JsonInclude.Include.NON_NULL) ReplicateSums replicates) {
    public DesignCount {
        // bundles of earlier versions have none
        calibration = calibration == null ? List.of() : Collections.unmodifiableList(calibration);
    }

    /** Respondents who were drawn like all others. */
    public static DesignCount alike(ResponseCount responses) {
        return new DesignCount(
                responses,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                responses.count(),
                responses.count(),
                null,
                responses.count(),
                null);
    }

    /** These respondents under other names. */
    public DesignCount renamed(ResponseCount others, String otherSecondStage) {
        return new DesignCount(
                others,
                stratum,
                cluster,
                finitePopulation,
                otherSecondStage,
                secondFinitePopulation,
                calibration,
                unusableWeight,
                weight,
                weightSquares,
                unusableBaseWeight,
                baseWeight,
                replicates);
    }

    /** These respondents with a weight of 1 each, and the same before calibration where that is not known. */
    DesignCount alike(boolean baseToo) {
        return new DesignCount(
                responses,
                stratum,
                cluster,
                finitePopulation,
                secondStage,
                secondFinitePopulation,
                calibration,
                unusableWeight,
                responses.count(),
                responses.count(),
                unusableBaseWeight,
                baseToo ? responses.count() : baseWeight,
                replicates);
    }

    /** These respondents and others like them. */
    DesignCount plus(DesignCount other) {
        return new DesignCount(
                responses.plus(other.responses),
                stratum,
                cluster,
                finitePopulation,
                secondStage,
                secondFinitePopulation,
                calibration,
                unusableWeight,
                weight + other.weight,
                weightSquares + other.weightSquares,
                unusableBaseWeight,
                baseWeight + other.baseWeight,
                replicates == null
                        ? other.replicates
                        : other.replicates == null ? replicates : replicates.plus(other.replicates));
    }
}
