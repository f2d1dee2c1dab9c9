package org.regionwise.survey.count;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.regionwise.survey.Column;
import org.regionwise.survey.DesignColumns;

/**
 * A survey reduced to what estimates under its design need, whether it was streamed from a file or from the database.
 *
 * @param columns of the design
 * @param regionColumn column of the region key
 * @param outcomeColumn column of the answer
 * @param predictorColumns respondent predictors, may be empty
 * @param calibrationColumns variables that weights were calibrated on, may be empty
 * @param unitWeight what a weight of 1 in the counts stands for: the one weight that all have, or 1
 * @param counts the groups, in the order of their first rows
 * @param labelledWeights weights that the file labels, which computed ones are not, with the number of respondents
 * @param negativeReplicates columns of replicate weights with some below 0, with the number of respondents
 */
public record DesignCounts(
        DesignColumns columns,
        String regionColumn,
        String outcomeColumn,
        List<Column> predictorColumns,
        List<Column> calibrationColumns,
        double unitWeight,
        List<DesignCount> counts,
        Map<String, Long> labelledWeights,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> negativeReplicates) {
    public DesignCounts {
        // bundles of earlier versions have neither
        calibrationColumns = calibrationColumns == null ? List.of() : List.copyOf(calibrationColumns);
        unitWeight = unitWeight > 0 ? unitWeight : 1;
        predictorColumns = List.copyOf(predictorColumns);
        counts = List.copyOf(counts);
        // bundles of earlier versions have none
        labelledWeights = labelledWeights == null ? Map.of() : new TreeMap<>(labelledWeights);
        negativeReplicates = negativeReplicates == null ? Map.of() : new LinkedHashMap<>(negativeReplicates);
    }

    /** Whether the design comes to a simple random sample: nothing but weights, and these all the same. */
    public boolean everybodyAlike() {
        return columns.stratum() == null
                && columns.cluster() == null
                && columns.finitePopulation() == null
                && columns.calibratedOn().isEmpty()
                && columns.replicates() == null
                && counts.stream()
                        .allMatch(each -> each.unusableWeight() == null
                                && each.weight() == each.responses().count()
                                && each.weightSquares() == each.responses().count());
    }

    /** Whether these counts are those of another design: of the same columns, however their replicates are scaled. */
    public boolean serves(DesignColumns other) {
        return columns.with(null).equals(other.with(null))
                && columns.replicateColumns().equals(other.replicateColumns());
    }

    /** The same counts under a design that they serve. */
    public DesignCounts with(DesignColumns other) {
        return new DesignCounts(
                other,
                regionColumn,
                outcomeColumn,
                predictorColumns,
                calibrationColumns,
                unitWeight,
                counts,
                labelledWeights,
                negativeReplicates);
    }

    /** The same design of some of the respondents. */
    public DesignCounts with(List<DesignCount> others) {
        return new DesignCounts(
                columns,
                regionColumn,
                outcomeColumn,
                predictorColumns,
                calibrationColumns,
                unitWeight,
                others,
                labelledWeights,
                negativeReplicates);
    }

    /**
     * The same counted by fewer predictors, in the same order.
     *
     * @throws IllegalArgumentException when one is none of {@link #predictorColumns()}
     */
    public DesignCounts by(List<String> predictors) {
        int[] places = ResponseCounts.places(predictorColumns, predictors);
        List<DesignCount> fewer = merged(each -> {
            ResponseCount own = each.responses();
            return each.renamed(
                    new ResponseCount(
                            own.region(),
                            own.answer(),
                            ResponseCounts.at(own.predictors(), places),
                            own.count(),
                            own.firstRow()),
                    each.secondStage());
        });
        return new DesignCounts(
                columns,
                regionColumn,
                outcomeColumn,
                Arrays.stream(places).mapToObj(predictorColumns::get).toList(),
                calibrationColumns,
                unitWeight,
                fewer,
                labelledWeights,
                negativeReplicates);
    }

    /** The same with regions read as others. */
    public DesignCounts recoding(Map<String, String> regions) {
        return with(merged(each -> each.renamed(each.responses().recoding(regions), each.secondStage())));
    }

    private List<DesignCount> merged(UnaryOperator<DesignCount> change) {
        Map<List<Object>, DesignCount> merged = new LinkedHashMap<>();
        for (DesignCount each : counts) {
            DesignCount changed = change.apply(each);
            List<Object> key = Arrays.asList(
                    changed.responses().region(),
                    changed.responses().answer(),
                    changed.responses().predictors(),
                    changed.stratum(),
                    changed.cluster(),
                    changed.finitePopulation(),
                    changed.secondStage(),
                    changed.secondFinitePopulation(),
                    changed.calibration(),
                    changed.unusableWeight(),
                    changed.unusableBaseWeight());
            merged.merge(key, changed, DesignCount::plus);
        }
        return List.copyOf(merged.values());
    }

    /** The same respondents counted without regard to the design. */
    public ResponseCounts responses() {
        Map<Group, ResponseCount> merged = new LinkedHashMap<>();
        for (DesignCount each : counts) {
            ResponseCount count = each.responses();
            merged.merge(new Group(count.region(), count.answer(), count.predictors()), count, ResponseCount::plus);
        }
        return ResponseCounts.sorted(regionColumn, outcomeColumn, predictorColumns, merged.values());
    }

    private record Group(String region, String answer, List<String> predictors) {}

    /** Whether the design knows of these respondents; that it knows those who answered is seen to elsewhere. */
    public boolean drawn(DesignCount each) {
        return each.unusableWeight() == null
                && each.unusableBaseWeight() == null
                && (columns.stratum() == null || each.stratum() != null)
                && (columns.cluster() == null || each.cluster() != null)
                && (columns.secondStage() == null || each.secondStage() != null)
                && each.calibration().stream().allMatch(Objects::nonNull);
    }
}
