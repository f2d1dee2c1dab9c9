package org.regionwise.survey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.engine.direct.ReplicateMethod;
import org.regionwise.engine.direct.ReplicateVariance;

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
 * @param replicates weights that tell of the design in place of its other columns
 */
public record DesignColumns(
        String weight,
        String stratum,
        String cluster,
        String finitePopulation,
        String secondStage,
        String secondFinitePopulation,
        List<String> calibratedOn,
        String baseWeight,

        @JsonInclude(JsonInclude.Include.NON_NULL) Replicates replicates) {
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

    /** Without replicate weights. */
    public DesignColumns(
            String weight,
            String stratum,
            String cluster,
            String finitePopulation,
            String secondStage,
            String secondFinitePopulation,
            List<String> calibratedOn,
            String baseWeight) {
        this(
                weight,
                stratum,
                cluster,
                finitePopulation,
                secondStage,
                secondFinitePopulation,
                calibratedOn,
                baseWeight,
                null);
    }

    /** A weight and its replicates. */
    public static DesignColumns of(String weight, Replicates replicates) {
        return new DesignColumns(weight, null, null, null, null, null, List.of(), null, replicates);
    }

    /** The same with these replicate weights, or without any where null. */
    public DesignColumns with(Replicates others) {
        return new DesignColumns(
                weight,
                stratum,
                cluster,
                finitePopulation,
                secondStage,
                secondFinitePopulation,
                calibratedOn,
                baseWeight,
                others);
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
                renamed(baseWeight, name),
                replicates);
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

    /** Columns of replicate weights, in their order; none without. */
    public List<String> replicateColumns() {
        return replicates == null ? List.of() : replicates.columns();
    }

    private Stream<String> sample() {
        return Stream.concat(
                        Stream.of(
                                weight,
                                stratum,
                                cluster,
                                finitePopulation,
                                secondStage,
                                secondFinitePopulation,
                                baseWeight),
                        replicateColumns().stream())
                .filter(Objects::nonNull);
    }

    /**
     * A part that needs another which is not there, and why; null where all is well. Parts are called by their roles.
     */
    @JsonIgnore
    public Lack lack() {
        if (replicates != null && weight == null) {
            return Lack.WEIGHT_OF_REPLICATES;
        }
        if (replicates != null
                && (stratum != null || cluster != null || finitePopulation != null || !calibratedOn.isEmpty())) {
            return Lack.REPLICATES_ALONE;
        }
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
        CALIBRATION_OF_BASE_WEIGHT,
        /** Replicate weights without the weight whose replicates they are. */
        WEIGHT_OF_REPLICATES,
        /** Replicate weights beside strata, clusters or calibration, which they already tell of. */
        REPLICATES_ALONE
    }

    /**
     * Replicate weights of the survey.
     *
     * @param patterns names of columns, or patterns of them with {@code *} and {@code ?}
     * @param columns that they name, in the file's order
     * @param method how they were made
     * @param scale what all squares are multiplied with; null for the method's own
     * @param rscales what each is multiplied with: none for 1, one for all, or one a column
     * @param rho ρ of {@link ReplicateMethod#FAY}; null for others
     * @param aroundMean whether squares are taken around the replicates' mean in place of the estimate
     */
    public record Replicates(
            List<String> patterns,
            List<String> columns,
            ReplicateMethod method,
            Double scale,
            List<Double> rscales,
            Double rho,
            boolean aroundMean) {
        public Replicates {
            patterns = List.copyOf(patterns);
            columns = List.copyOf(columns);
            rscales = List.copyOf(rscales);
        }

        /**
         * The columns that patterns name, in the order of {@code all}; letters count alike, large or small, where no
         * column has them as they are written.
         *
         * @param others columns that have another role and so are none of them, such as the weight itself
         */
        public static List<String> matching(List<String> patterns, Collection<String> all, Collection<String> others) {
            List<Pattern> globs = patterns.stream()
                    .map(pattern -> {
                        Pattern asWritten = glob(pattern, 0);
                        return all.stream()
                                        .anyMatch(
                                                each -> asWritten.matcher(each).matches())
                                ? asWritten
                                : glob(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
                    })
                    .toList();
            return all.stream()
                    .filter(column -> !others.contains(column))
                    .filter(column ->
                            globs.stream().anyMatch(glob -> glob.matcher(column).matches()))
                    .toList();
        }

        private static Pattern glob(String pattern, int flags) {
            return Pattern.compile(
                    pattern.codePoints()
                            .mapToObj(each ->
                                    each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(Character.toString(each)))
                            .collect(Collectors.joining()),
                    flags | Pattern.DOTALL);
        }

        /** What does not go together; null where all is well. */
        @JsonIgnore
        public Fault fault() {
            if (columns.size() < 2) {
                return Fault.FEW_COLUMNS;
            }
            if (method == ReplicateMethod.FAY && (rho == null || !(rho >= 0 && rho < 1))) {
                return Fault.RHO;
            }
            if (method != ReplicateMethod.FAY && rho != null) {
                return Fault.RHO_OF_OTHERS;
            }
            if (!method.scaled() && (scale != null || !rscales.isEmpty())) {
                return Fault.SCALE_OF_OTHERS;
            }
            if (scale != null && !(scale > 0 && Double.isFinite(scale))) {
                return Fault.SCALE;
            }
            if (method == ReplicateMethod.JKN && rscales.isEmpty()) {
                return Fault.NO_RSCALES;
            }
            if (rscales.size() > 1 && rscales.size() != columns.size()) {
                return Fault.NUMBER_OF_RSCALES;
            }
            boolean sound = rscales.stream().allMatch(each -> each >= 0 && Double.isFinite(each))
                    && (rscales.isEmpty() || rscales.stream().anyMatch(each -> each > 0));
            return sound ? null : Fault.RSCALES;
        }

        /** What variances are computed with. */
        @JsonIgnore
        public ReplicateVariance variance() {
            return new ReplicateVariance(
                    scale == null ? method.scale(columns.size(), rho == null ? 0 : rho) : scale,
                    rscales.size() == columns.size()
                            ? rscales
                            : Collections.nCopies(columns.size(), rscales.isEmpty() ? 1 : rscales.get(0)),
                    aroundMean);
        }
    }

    /** What is wrong with how replicate weights are to be used. */
    public enum Fault {
        /** Fewer than two columns. */
        FEW_COLUMNS,
        /** Fay's method without ρ in [0, 1). */
        RHO,
        /** ρ with another method. */
        RHO_OF_OTHERS,
        /** A scale with a method that has its own. */
        SCALE_OF_OTHERS,
        /** A scale that is not above 0. */
        SCALE,
        /** The stratified jackknife without the scales of its replicates. */
        NO_RSCALES,
        /** Neither one scale nor one a column. */
        NUMBER_OF_RSCALES,
        /** Scales below 0, or all 0. */
        RSCALES
    }
}
