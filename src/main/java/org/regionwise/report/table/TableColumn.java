package org.regionwise.report.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.PosteriorFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.release.Figures;
import org.regionwise.release.QualityFlag;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.report.WithheldMarks;

/**
 * A column of the table of regions on the page: what it shows, what it is sorted by, and whether a phone has room for
 * it.
 */
public enum TableColumn {
    REGION(Kind.NAME, true),
    RESPONDENTS(Kind.COUNT, true),
    POSITIVES(Kind.COUNT, false),
    POPULATION(Kind.COUNT, false),
    EFFECTIVE(Kind.COUNT, false),
    RAW(Kind.PROPORTION, true),
    RAW_INTERVAL(Kind.INTERVAL, false),
    POOLED(Kind.PROPORTION, true),
    POOLED_INTERVAL(Kind.INTERVAL, true),
    SHRINKAGE(Kind.SHARE, false),
    SYNTHETIC(Kind.PROPORTION, false),
    RANK(Kind.RANK, false),
    EXCEEDANCE(Kind.SHARE, false);

    /** What a column's cells are. */
    enum Kind {
        NAME,
        COUNT,
        PROPORTION,
        INTERVAL,
        SHARE,
        RANK
    }

    private final Kind kind;
    private final String style;

    TableColumn(Kind kind, boolean essential) {
        this.kind = kind;
        this.style = (kind == Kind.INTERVAL || kind == Kind.RANK ? "interval" : "number")
                + (name().equals("POOLED") ? " pooled" : "")
                + (essential ? "" : " secondary");
    }

    /** As addresses write it: {@code pooled-interval}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Classes of its cells in the style sheet; what is {@code secondary} goes on a phone unless the reader chose
     * columns.
     */
    public String style() {
        return style;
    }

    /** Whether the first click on its heading sorts the smallest first. */
    boolean ascendingFirst() {
        return kind == Kind.NAME || kind == Kind.RANK;
    }

    static Optional<TableColumn> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** Whether the result has figures for it. */
    boolean in(Result result) {
        return switch (this) {
            case EFFECTIVE ->
                result.survey().design() != null && result.model().kind().ofSingleAnswers();
            case RANK -> result.model().bayes() && result.regions().size() > 1;
            case EXCEEDANCE ->
                result.model().threshold() != null && result.model().bayes();
            case POPULATION -> result.regions().stream().anyMatch(region -> region.population() != null);
            case POSITIVES -> result.regions().stream().anyMatch(region -> region.positives() >= 0);
            default -> true;
        };
    }

    /** Whether it is shown to a reader who chose nothing. */
    boolean usual() {
        return this != POSITIVES && this != POPULATION;
    }

    /** {@code Pooled, 95% interval} */
    String heading(Result result, Unit unit) {
        String level = Numbers.level(result.model().interval()) + " interval";
        return switch (this) {
            case REGION -> "Region";
            case RESPONDENTS -> "Respondents";
            case POSITIVES -> "Said yes";
            case POPULATION -> "Population";
            case EFFECTIVE -> "Effective n";
            case RAW -> "Raw, " + unit.words();
            case RAW_INTERVAL -> "Raw, " + level;
            case POOLED -> "Pooled, " + unit.words();
            case POOLED_INTERVAL -> "Pooled, " + level;
            case SHRINKAGE -> "Shrinkage, %";
            case SYNTHETIC -> "Synthetic, " + unit.words();
            case RANK -> "Rank";
            case EXCEEDANCE ->
                "Above " + Numbers.significant(100 * result.model().threshold(), 3) + "%, probability in %";
        };
    }

    /** What rows are sorted by; intervals by their width. NaN sorts last. */
    double value(RegionEstimate region) {
        return switch (this) {
            case REGION -> Double.NaN;
            case RESPONDENTS -> known(region.respondents());
            case POSITIVES -> known(region.positives());
            case POPULATION -> region.population() == null ? Double.NaN : region.population();
            case EFFECTIVE -> region.effectiveSampleSize() == null ? Double.NaN : region.effectiveSampleSize();
            case RAW -> region.raw().estimate();
            case RAW_INTERVAL -> width(region.raw());
            case POOLED -> region.pooled().estimate();
            case POOLED_INTERVAL -> width(region.pooled());
            case SHRINKAGE -> region.shrinkage();
            case SYNTHETIC -> region.synthetic();
            case RANK ->
                region.posterior() == null ? Double.NaN : region.posterior().expectedRank();
            case EXCEEDANCE ->
                region.posterior() == null ? Double.NaN : region.posterior().exceedance();
        };
    }

    /** A region's cell. */
    String cell(RegionEstimate region, Unit unit) {
        return switch (kind) {
            case NAME -> region.label();
            case COUNT ->
                ofAnswers() && WithheldMarks.confidential(region)
                        ? QualityFlag.CONFIDENTIAL.symbol()
                        : Numbers.count(value(region));
            case PROPORTION ->
                this == RAW
                        ? WithheldMarks.or(region, Figures.RAW, unit.of(value(region)))
                        : this == POOLED
                                ? WithheldMarks.or(region, Figures.POOLED, unit.of(value(region)))
                                : unit.of(value(region));
            case INTERVAL -> unit.interval(this == RAW_INTERVAL ? region.raw() : region.pooled());
            case SHARE ->
                this == EXCEEDANCE ? Numbers.probabilityInColumn(value(region)) : Numbers.percent(value(region), 0);
            case RANK -> rank(region.posterior());
        };
    }

    /** The cell of all regions together, empty where the column says nothing of them. */
    String total(Result result, Unit unit) {
        National national = result.national();
        SampleFacts design = result.survey().design();
        return switch (this) {
            case REGION -> "All regions";
            case RESPONDENTS -> Phrases.countOrWithheld(result.survey().used());
            case EFFECTIVE ->
                design == null
                        ? ""
                        : Double.isNaN(design.effectiveSampleSize())
                                ? QualityFlag.CONFIDENTIAL.symbol()
                                : Numbers.count(design.effectiveSampleSize());
            case RAW -> unit.of(national.raw().estimate());
            case RAW_INTERVAL -> unit.interval(national.raw());
            case POOLED -> unit.of(national.pooled().estimate());
            case POOLED_INTERVAL -> unit.interval(national.pooled());
            default -> "";
        };
    }

    private boolean ofAnswers() {
        return this == RESPONDENTS || this == POSITIVES || this == EFFECTIVE;
    }

    private static String rank(PosteriorFacts posterior) {
        return posterior == null || Double.isNaN(posterior.expectedRank())
                ? Numbers.UNDEFINED
                : Numbers.fixed(posterior.expectedRank(), 1) + " (" + posterior.rankLower() + " to "
                        + posterior.rankUpper() + ")";
    }

    private static double known(long count) {
        // unknown or withheld
        return count < 0 ? Double.NaN : count;
    }

    private static double width(Estimate estimate) {
        return estimate.upper() - estimate.lower();
    }

    /**
     * The unit of proportions.
     *
     * @param per 100 or 1,000
     * @param decimals digits after the point
     */
    record Unit(int per, int decimals) {
        /** Per cent, as every file and report has it. */
        static Unit percent(Result result) {
            return new Unit(TableView.PERCENT, RegionalTable.decimals(result));
        }

        String words() {
            return per == TableView.PERCENT ? "%" : "per 1,000";
        }

        String of(double proportion) {
            return Numbers.fixed(per * proportion, decimals);
        }

        String interval(Estimate estimate) {
            return Numbers.interval(estimate.lower(), estimate.upper(), this::of);
        }
    }
}
