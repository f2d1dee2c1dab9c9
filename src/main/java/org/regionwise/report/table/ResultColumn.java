package org.regionwise.report.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.regionwise.analysis.result.AreaFacts;
import org.regionwise.analysis.result.DesignFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.PosteriorFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.engine.direct.VarianceCheck;

/**
 * Every column that a table of regions can have, in reading order: its name, what its values are in, where the CSV has
 * it, which quantity of the tidy CSV it belongs to, and the value of a region. All files, pages and papers take their
 * columns from here; {@link ColumnMeaning} says what each means, and a test asks it to. Names never change, and
 * neither do places in the CSV.
 */
public enum ResultColumn {
    REGION(1, (region, facts) -> region.region()),
    NAME(2, (region, facts) -> region.name()),
    /** In the CSV behind its other columns, where there are groups. */
    GROUP(ResultColumn.NOT_IN_CSV, (region, facts) -> region.group() == null ? "" : region.group()),
    SYMBOLS(ResultColumn.NOT_IN_CSV, (region, facts) -> facts.symbols(region)),
    POPULATION(3, Unit.COUNT, region -> region.population() == null ? Double.NaN : region.population()),
    RESPONDENTS(4, Unit.COUNT, region -> known(region.respondents())),
    POSITIVES(5, Unit.COUNT, region -> known(region.positives())),
    UNANSWERED(6, Unit.COUNT, region -> known(region.unanswered())),

    RAW(7, Unit.PROPORTION, region -> region.raw().estimate()),
    RAW_SE(
            25,
            Unit.PROPORTION,
            "raw",
            Part.STANDARD_ERROR,
            region -> region.raw().standardError()),
    RAW_LOWER(8, Unit.PROPORTION, "raw", Part.LOWER, region -> region.raw().lower()),
    RAW_UPPER(9, Unit.PROPORTION, "raw", Part.UPPER, region -> region.raw().upper()),
    POOLED(10, Unit.PROPORTION, region -> region.pooled().estimate()),
    POOLED_SE(
            11,
            Unit.PROPORTION,
            "pooled",
            Part.STANDARD_ERROR,
            region -> region.pooled().standardError()),
    POOLED_LOWER(
            12, Unit.PROPORTION, "pooled", Part.LOWER, region -> region.pooled().lower()),
    POOLED_UPPER(
            13, Unit.PROPORTION, "pooled", Part.UPPER, region -> region.pooled().upper()),
    SYNTHETIC(14, Unit.PROPORTION, RegionEstimate::synthetic),
    SHRINKAGE(15, Unit.SHARE, RegionEstimate::shrinkage),
    FLAGS(16, (region, facts) -> String.join(";", region.flags())),
    NOTES(ResultColumn.NOT_IN_CSV, (region, facts) -> facts.notes(region)),
    BENCHMARK(40, (region, facts) -> facts.benchmark()),

    MEDIAN(17, Unit.PROPORTION, ofPosterior(PosteriorFacts::median)),
    HALF_LOWER(18, Unit.PROPORTION, "median", Part.LOWER, ofPosterior(PosteriorFacts::halfLower)),
    HALF_UPPER(19, Unit.PROPORTION, "median", Part.UPPER, ofPosterior(PosteriorFacts::halfUpper)),
    EXCEEDANCE(20, Unit.SHARE, ofPosterior(PosteriorFacts::exceedance)),
    AMONG_HIGHEST(21, Unit.SHARE, ofPosterior(PosteriorFacts::amongHighest)),
    EXPECTED_RANK(22, Unit.EXPECTED_RANK, ofPosterior(PosteriorFacts::expectedRank)),
    RANK_LOWER(23, Unit.RANK, "expected_rank", Part.LOWER, ofPosterior(PosteriorFacts::rankLower)),
    RANK_UPPER(24, Unit.RANK, "expected_rank", Part.UPPER, ofPosterior(PosteriorFacts::rankUpper)),
    CONFLICT_MID_P(
            ResultColumn.NOT_IN_CSV,
            Unit.SHARE,
            region -> region.conflict() == null ? Double.NaN : region.conflict().midP()),

    EFFECTIVE_SAMPLE_SIZE(
            26,
            Unit.EFFECTIVE_COUNT,
            region -> region.effectiveSampleSize() == null ? Double.NaN : region.effectiveSampleSize()),
    DESIGN_EFFECT(27, Unit.RATIO, ofDesign(DesignFacts::designEffect)),
    OWN_DESIGN_EFFECT(ResultColumn.NOT_IN_CSV, Unit.RATIO, ofDesign(DesignFacts::ownDesignEffect)),
    DESIGN_EFFECT_POOLED(
            28,
            (region, facts) -> region.design() == null ? "" : region.design().pooledDesignEffect() ? "yes" : "no"),
    DEGREES_OF_FREEDOM(29, Unit.COUNT, ofDesign(DesignFacts::degreesOfFreedom)),
    KORN_GRAUBARD_LOWER(
            30,
            Unit.PROPORTION,
            "korn_graubard",
            Part.LOWER,
            ofDesign(design -> design.kornGraubard().lower())),
    KORN_GRAUBARD_UPPER(
            31,
            Unit.PROPORTION,
            "korn_graubard",
            Part.UPPER,
            ofDesign(design -> design.kornGraubard().upper())),
    UNWEIGHTED_RAW(
            32,
            Unit.PROPORTION,
            ofDesign(design -> design.unweighted() == null
                    ? Double.NaN
                    : design.unweighted().raw())),
    UNWEIGHTED_POOLED(
            33,
            Unit.PROPORTION,
            ofDesign(design -> design.unweighted() == null
                    ? Double.NaN
                    : design.unweighted().pooled().estimate())),

    VARIANCE(34, Unit.VARIANCE, ofArea(AreaFacts::variance)),
    VARIANCE_SMOOTHED(35, Unit.VARIANCE, ofArea(AreaFacts::smoothedVariance)),
    VARIANCE_USED(36, Unit.VARIANCE, ofArea(AreaFacts::varianceUsed)),
    VARIANCE_VERDICT(37, (region, facts) -> verdict(region.area())),
    POOLED_IF_SMOOTHED(
            38,
            Unit.PROPORTION,
            ofArea(area -> area.pooledIfSmoothed() == null
                    ? Double.NaN
                    : area.pooledIfSmoothed().estimate())),
    POOLED_BY_BAYES(43, Unit.PROPORTION, byBayes(Estimate::estimate)),
    POOLED_BY_BAYES_LOWER(44, Unit.PROPORTION, byBayes(Estimate::lower)),
    POOLED_BY_BAYES_UPPER(45, Unit.PROPORTION, byBayes(Estimate::upper)),
    MSE_ON_SCALE(
            39,
            Unit.SCALE_VARIANCE,
            ofArea(area -> area.meanSquaredError() == null
                    ? Double.NaN
                    : area.meanSquaredError().total())),

    RELEASE_PROFILE(41, (region, facts) -> facts.profile()),
    RELEASE_REASONS(42, (region, facts) -> facts.reasons(region)),
    RAW_PUBLICATION(46, (region, facts) -> facts.publication(region).raw().code()),
    POOLED_PUBLICATION(47, (region, facts) -> facts.publication(region).pooled().code()),
    POOLED_BASIS(48, (region, facts) -> facts.publication(region).basis().code());

    /** What values are in. */
    public enum Unit {
        TEXT,
        COUNT,
        EFFECTIVE_COUNT,
        PROPORTION,
        SHARE,
        RANK,
        EXPECTED_RANK,
        RATIO,
        VARIANCE,
        SCALE_VARIANCE
    }

    /** Which part of a quantity a column of numbers is. */
    public enum Part {
        ESTIMATE,
        STANDARD_ERROR,
        LOWER,
        UPPER
    }

    /** The place of a column that the CSV has not got. */
    private static final int NOT_IN_CSV = 0;

    private final int place;
    private final Unit unit;
    private final String quantity;
    private final Part part;
    private final ToDoubleFunction<RegionEstimate> number;
    private final BiFunction<RegionEstimate, ResultColumns, String> text;

    ResultColumn(int place, BiFunction<RegionEstimate, ResultColumns, String> text) {
        this.place = place;
        this.unit = Unit.TEXT;
        this.quantity = code();
        this.part = Part.ESTIMATE;
        this.number = region -> Double.NaN;
        this.text = text;
    }

    ResultColumn(int place, Unit unit, ToDoubleFunction<RegionEstimate> number) {
        this.place = place;
        this.unit = unit;
        this.quantity = code();
        this.part = Part.ESTIMATE;
        this.number = number;
        this.text = (region, facts) -> "";
    }

    /** A limit or standard error of a quantity. */
    ResultColumn(int place, Unit unit, String quantity, Part part, ToDoubleFunction<RegionEstimate> number) {
        this.place = place;
        this.unit = unit;
        this.quantity = quantity;
        this.part = part;
        this.number = number;
        this.text = (region, facts) -> "";
    }

    /** The columns of the CSV in its order, which is a contract: a new one comes last. */
    public static List<ResultColumn> ofCsv() {
        return Arrays.stream(values())
                .filter(column -> column.place != NOT_IN_CSV)
                .sorted(Comparator.comparingInt(column -> column.place))
                .toList();
    }

    /** Its place in the CSV, from 1; 0 where that has it not. */
    int place() {
        return place;
    }

    /** As files head it: {@code raw_lower}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In what its values are. */
    public Unit unit() {
        return unit;
    }

    /** Whether it holds numbers, and not words. */
    public boolean numeric() {
        return unit != Unit.TEXT;
    }

    /** The quantity of which it is a part; its own name unless it is a limit or a standard error. */
    public String quantity() {
        return quantity;
    }

    /** Which part of its quantity it is. */
    public Part part() {
        return part;
    }

    /** A region's number; NaN where there is none, and in a column of words. */
    public double number(RegionEstimate region) {
        return number.applyAsDouble(region);
    }

    /** A region's words; none in a column of numbers. */
    String text(RegionEstimate region, ResultColumns facts) {
        return text.apply(region, facts);
    }

    private static double known(long count) {
        // unknown or withheld
        return count < 0 ? Double.NaN : count;
    }

    private static ToDoubleFunction<RegionEstimate> ofPosterior(ToDoubleFunction<PosteriorFacts> number) {
        return region -> region.posterior() == null ? Double.NaN : number.applyAsDouble(region.posterior());
    }

    private static ToDoubleFunction<RegionEstimate> ofDesign(ToDoubleFunction<DesignFacts> number) {
        return region -> region.design() == null ? Double.NaN : number.applyAsDouble(region.design());
    }

    private static ToDoubleFunction<RegionEstimate> ofArea(ToDoubleFunction<AreaFacts> number) {
        return region -> region.area() == null ? Double.NaN : number.applyAsDouble(region.area());
    }

    private static ToDoubleFunction<RegionEstimate> byBayes(ToDoubleFunction<Estimate> number) {
        return ofArea(area -> area.pooledByBayes() == null ? Double.NaN : number.applyAsDouble(area.pooledByBayes()));
    }

    private static String verdict(AreaFacts area) {
        return area == null
                ? ""
                : Optional.ofNullable(area.varianceVerdict())
                        .map(VarianceCheck.Verdict::code)
                        .orElse(null);
    }
}
