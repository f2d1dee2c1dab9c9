package org.regionwise.report.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.QualityFlag;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.report.WithheldMarks;

/**
 * A column of the table of regions as people read it, on pages and on paper: figures of {@link ResultColumn} in words,
 * what it is sorted by, and whether a phone has room for it.
 */
public enum TableColumn {
    REGION(ResultColumn.NAME, true),
    RESPONDENTS(ResultColumn.RESPONDENTS, true),
    POSITIVES(ResultColumn.POSITIVES, false),
    POPULATION(ResultColumn.POPULATION, false),
    EFFECTIVE(ResultColumn.EFFECTIVE_SAMPLE_SIZE, false),
    RAW(ResultColumn.RAW, true),
    RAW_INTERVAL(ResultColumn.RAW_LOWER, ResultColumn.RAW_UPPER, false),
    POOLED(ResultColumn.POOLED, true),
    POOLED_INTERVAL(ResultColumn.POOLED_LOWER, ResultColumn.POOLED_UPPER, true),
    SHRINKAGE(ResultColumn.SHRINKAGE, false),
    SYNTHETIC(ResultColumn.SYNTHETIC, false),
    RANK(ResultColumn.EXPECTED_RANK, false),
    EXCEEDANCE(ResultColumn.EXCEEDANCE, false);

    /** What a column's cells are. */
    enum Kind {
        NAME,
        COUNT,
        PROPORTION,
        INTERVAL,
        SHARE,
        RANK
    }

    private final ResultColumn first;
    private final ResultColumn last;
    private final boolean essential;

    TableColumn(ResultColumn figure, boolean essential) {
        this(figure, figure, essential);
    }

    TableColumn(ResultColumn lower, ResultColumn upper, boolean essential) {
        this.first = lower;
        this.last = upper;
        this.essential = essential;
    }

    private Kind kind() {
        if (first != last) {
            return Kind.INTERVAL;
        }
        return switch (first.unit()) {
            case TEXT -> Kind.NAME;
            case COUNT, EFFECTIVE_COUNT -> Kind.COUNT;
            case PROPORTION -> Kind.PROPORTION;
            case SHARE -> Kind.SHARE;
            case RANK, EXPECTED_RANK -> Kind.RANK;
            case RATIO, VARIANCE, SCALE_VARIANCE ->
                throw new IllegalStateException("no cell is made of a " + first.unit());
        };
    }

    /** The columns of files whose figures it shows. */
    List<ResultColumn> figures() {
        return kind() == Kind.RANK
                ? List.of(ResultColumn.EXPECTED_RANK, ResultColumn.RANK_LOWER, ResultColumn.RANK_UPPER)
                : first == last ? List.of(first) : List.of(first, last);
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
        Kind kind = kind();
        return (kind == Kind.INTERVAL || kind == Kind.RANK ? "interval" : "number")
                + (this == POOLED ? " pooled" : "")
                + (essential ? "" : " secondary");
    }

    /** Whether the first click on its heading sorts the smallest first. */
    boolean ascendingFirst() {
        return kind() == Kind.NAME || kind() == Kind.RANK;
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
            case EXCEEDANCE -> above(result) + ", probability in %";
        };
    }

    /** The same in fewer words, as reports have it, in whose captions and groups of columns the rest stands. */
    String shortHeading(Result result) {
        return switch (this) {
            case RAW -> "Raw %";
            case POOLED -> "Pooled %";
            case RAW_INTERVAL, POOLED_INTERVAL -> Numbers.level(result.model().interval()) + " interval";
            case SHRINKAGE -> "Shrinkage %";
            case SYNTHETIC -> "Synthetic %";
            case EXCEEDANCE -> above(result) + ", %";
            case REGION, RESPONDENTS, POSITIVES, POPULATION, EFFECTIVE, RANK -> heading(result, Unit.percent(result));
        };
    }

    /** {@code Above 20%}: what {@link #EXCEEDANCE} is the probability of. */
    static String above(Result result) {
        return "Above " + Numbers.significant(100 * result.model().threshold(), 3) + "%";
    }

    /** What rows are sorted by; intervals by their width. NaN sorts last. */
    double value(RegionEstimate region) {
        return kind() == Kind.INTERVAL ? last.number(region) - first.number(region) : first.number(region);
    }

    /** A region's cell. */
    String cell(RegionEstimate region, Unit unit) {
        return switch (kind()) {
            case NAME -> region.label();
            case COUNT ->
                ofAnswers() && WithheldMarks.confidential(region)
                        ? QualityFlag.CONFIDENTIAL.symbol()
                        : Numbers.count(value(region));
            case PROPORTION ->
                this == RAW
                        ? WithheldMarks.or(region, FigureGroup.RAW, unit.of(value(region)))
                        : this == POOLED
                                ? WithheldMarks.or(region, FigureGroup.POOLED, unit.of(value(region)))
                                : unit.of(value(region));
            case INTERVAL -> unit.interval(first.number(region), last.number(region));
            case SHARE ->
                this == EXCEEDANCE ? Numbers.probabilityInColumn(value(region)) : Numbers.percent(value(region), 0);
            case RANK -> rank(region);
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
            case RAW_INTERVAL -> interval(national.raw(), unit);
            case POOLED -> unit.of(national.pooled().estimate());
            case POOLED_INTERVAL -> interval(national.pooled(), unit);
            default -> "";
        };
    }

    private static String interval(Estimate estimate, Unit unit) {
        return unit.interval(estimate.lower(), estimate.upper());
    }

    private boolean ofAnswers() {
        return this == RESPONDENTS || this == POSITIVES || this == EFFECTIVE;
    }

    private static String rank(RegionEstimate region) {
        double expected = ResultColumn.EXPECTED_RANK.number(region);
        return Double.isNaN(expected)
                ? Numbers.UNDEFINED
                : Numbers.fixed(expected, 1) + " (" + (int) ResultColumn.RANK_LOWER.number(region) + " to "
                        + (int) ResultColumn.RANK_UPPER.number(region) + ")";
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
            return new Unit(TableView.PERCENT, PrintedTable.decimals(result));
        }

        String words() {
            return per == TableView.PERCENT ? "%" : "per 1,000";
        }

        String of(double proportion) {
            return Numbers.fixed(per * proportion, decimals);
        }

        String interval(double lower, double upper) {
            return Numbers.interval(lower, upper, this::of);
        }
    }
}
