package org.regionwise.report.table;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.release.Decision;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.RegionFlag;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.WithheldMarks;
import org.regionwise.report.message.Words;

/**
 * What stands in place of a region's number that a table does not have: that it is confidential, too unreliable, or not
 * there at all. It follows from the flags of the released result alone, so that it tells nothing else.
 */
public final class FigureMarks {
    private final Markers markers;
    private final Set<ResultColumn> known;

    /** Of what is released. */
    public FigureMarks(Released released, Markers markers) {
        this.markers = markers;
        this.known = EnumSet.noneOf(ResultColumn.class);
        known.addAll(ResultColumns.of(released, Words.english()).filled());
        // every result has these figures, be they all withheld
        known.addAll(EnumSet.of(ResultColumn.RESPONDENTS, ResultColumn.RAW, ResultColumn.POOLED));
    }

    /** In a table for people: always something. */
    public String inPlace(ResultColumn column, RegionEstimate region) {
        return withheldAs(column, region).map(markers::of).orElse(markers.unavailable());
    }

    /** As what a number that is not there is withheld; empty where it never was there. */
    public Optional<QualityFlag> withheldAs(ResultColumn column, RegionEstimate region) {
        if (WithheldMarks.confidential(region) && column != ResultColumn.POPULATION) {
            return Optional.of(QualityFlag.CONFIDENTIAL);
        }
        return groups(column).stream().anyMatch(group -> RegionFlag.withholds(region, group))
                ? Optional.of(QualityFlag.UNRELIABLE)
                : Optional.empty();
    }

    /** The same of all regions together. */
    public String ofNation(Released released, ResultColumn column) {
        Set<FigureGroup> groups = column == ResultColumn.RESPONDENTS || column == ResultColumn.EFFECTIVE_SAMPLE_SIZE
                ? EnumSet.of(FigureGroup.COUNTS)
                : groups(column);
        return released.decisions().stream()
                .filter(each -> each.national() && each.withholds().stream().anyMatch(groups::contains))
                .map(Decision::flag)
                .min(Comparator.naturalOrder())
                .map(markers::of)
                .orElse(markers.unavailable());
    }

    /** In a file of data: nothing unless these markers are for such files and the result has such a figure. */
    public String inData(ResultColumn column, RegionEstimate region) {
        return markers.inData() && known.contains(column) ? inPlace(column, region) : "";
    }

    /** The group with which a column is withheld; none where only confidentiality takes it. */
    public static Set<FigureGroup> groups(ResultColumn column) {
        return switch (column) {
            case POSITIVES -> EnumSet.of(FigureGroup.COUNTS, FigureGroup.RAW);
            case CONFLICT_MID_P -> EnumSet.allOf(FigureGroup.class);
            case RAW,
                    RAW_SE,
                    RAW_LOWER,
                    RAW_UPPER,
                    OWN_DESIGN_EFFECT,
                    KORN_GRAUBARD_LOWER,
                    KORN_GRAUBARD_UPPER,
                    UNWEIGHTED_RAW,
                    VARIANCE,
                    VARIANCE_USED -> EnumSet.of(FigureGroup.RAW);
            case POOLED,
                    POOLED_SE,
                    POOLED_LOWER,
                    POOLED_UPPER,
                    SYNTHETIC,
                    MEDIAN,
                    HALF_LOWER,
                    HALF_UPPER,
                    EXCEEDANCE,
                    AMONG_HIGHEST,
                    EXPECTED_RANK,
                    RANK_LOWER,
                    RANK_UPPER,
                    UNWEIGHTED_POOLED,
                    POOLED_IF_SMOOTHED,
                    POOLED_BY_BAYES,
                    POOLED_BY_BAYES_LOWER,
                    POOLED_BY_BAYES_UPPER,
                    MSE_ON_SCALE -> EnumSet.of(FigureGroup.POOLED);
            case REGION,
                    NAME,
                    GROUP,
                    SYMBOLS,
                    POPULATION,
                    RESPONDENTS,
                    UNANSWERED,
                    SHRINKAGE,
                    FLAGS,
                    NOTES,
                    BENCHMARK,
                    EFFECTIVE_SAMPLE_SIZE,
                    DESIGN_EFFECT,
                    DESIGN_EFFECT_POOLED,
                    DEGREES_OF_FREEDOM,
                    VARIANCE_SMOOTHED,
                    VARIANCE_VERDICT,
                    RELEASE_PROFILE,
                    RELEASE_REASONS,
                    RAW_PUBLICATION,
                    POOLED_PUBLICATION,
                    POOLED_BASIS -> EnumSet.noneOf(FigureGroup.class);
        };
    }
}
