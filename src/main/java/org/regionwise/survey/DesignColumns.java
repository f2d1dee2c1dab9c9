package org.regionwise.survey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How the respondents were drawn and weighted, by columns of the survey; each null where there is none.
 *
 * @param weight how many people a respondent stands for, up to a factor
 * @param stratum parts of the population that were sampled separately
 * @param cluster primary sampling units, drawn within strata: schools, villages; numbers may repeat between strata
 * @param finitePopulation number of primary sampling units (without clusters: of people) in the stratum's population,
 *     or the sampled fraction of them when at most 1
 * @param secondStage units that were drawn within clusters: households; numbers may repeat between clusters; single
 *     respondents where there is none
 * @param secondFinitePopulation number of second-stage units in the cluster's population, or their sampled fraction
 *     likewise
 * @param calibratedOn variables on whose known totals the weights were calibrated or raked; may be empty
 * @param baseWeight the weight before that, the inverse chance of being drawn
 */
public record DesignColumns(
        String weight,
        String stratum,
        String cluster,
        String finitePopulation,
        String secondStage,
        String secondFinitePopulation,
        List<String> calibratedOn,
        String baseWeight) {
    /** Everybody drawn alike. */
    public static final DesignColumns NONE = new DesignColumns(null, null, null, null);

    public DesignColumns {
        // analyses that were kept before weights could be said to be calibrated
        calibratedOn = calibratedOn == null ? List.of() : List.copyOf(calibratedOn);
    }

    /** One stage, weights taken as fixed. */
    public DesignColumns(String weight, String stratum, String cluster, String finitePopulation) {
        this(weight, stratum, cluster, finitePopulation, null, null, List.of(), null);
    }

    /** Whether everybody was drawn alike. */
    @JsonIgnore
    public boolean none() {
        return columns().isEmpty();
    }

    /** The same with every column called by another name. */
    public DesignColumns renamed(UnaryOperator<String> name) {
        return new DesignColumns(
                renamed(weight, name),
                renamed(stratum, name),
                renamed(cluster, name),
                renamed(finitePopulation, name),
                renamed(secondStage, name),
                renamed(secondFinitePopulation, name),
                calibratedOn.stream().map(name).toList(),
                renamed(baseWeight, name));
    }

    private static String renamed(String column, UnaryOperator<String> name) {
        return column == null ? null : name.apply(column);
    }

    /** Whether each of the sample's own parts has a column of its own; weights may be calibrated on any. */
    public boolean distinct() {
        return sample().count() == sample().distinct().count();
    }

    /** The columns that there are. */
    public List<String> columns() {
        return Stream.concat(sample(), calibratedOn.stream()).distinct().toList();
    }

    private Stream<String> sample() {
        return Stream.of(weight, stratum, cluster, finitePopulation, secondStage, secondFinitePopulation, baseWeight)
                .filter(Objects::nonNull);
    }

    /**
     * A part that needs another which is not there, and why; null where all is well. Parts are called by their roles.
     */
    @JsonIgnore
    public Lack lack() {
        if (finitePopulation != null && weight == null && stratum == null && cluster == null) {
            return Lack.DESIGN_OF_POPULATION;
        }
        if ((secondStage != null || secondFinitePopulation != null) && cluster == null) {
            return Lack.CLUSTER_OF_SECOND_STAGE;
        }
        if (secondFinitePopulation != null && finitePopulation == null) {
            return Lack.FIRST_POPULATION;
        }
        if (!calibratedOn.isEmpty() && weight == null) {
            return Lack.WEIGHT_OF_CALIBRATION;
        }
        return baseWeight != null && calibratedOn.isEmpty() ? Lack.CALIBRATION_OF_BASE_WEIGHT : null;
    }

    /** What a design cannot do without. */
    public enum Lack {
        /** A population's size without a weight, stratum or cluster. */
        DESIGN_OF_POPULATION,
        /** A second stage without clusters that it was drawn in. */
        CLUSTER_OF_SECOND_STAGE,
        /** Sizes of clusters without those of strata. */
        FIRST_POPULATION,
        /** Calibration variables without the weights that were calibrated. */
        WEIGHT_OF_CALIBRATION,
        /** Weights before calibration without the variables of it. */
        CALIBRATION_OF_BASE_WEIGHT
    }
}
