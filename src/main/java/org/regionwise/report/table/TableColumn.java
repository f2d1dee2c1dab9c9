package org.regionwise.report.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.QualityFlag;
import org.regionwise.report.WithheldMarks;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ResultParts;

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
    public List<ResultColumn> figures() {
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

    /** Whether a row needs no heading to say what it is, where rows are read one by one. */
    boolean evident() {
        return this == RESPONDENTS || this == POOLED;
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
                result.survey().design() != null && result.model().kind().approximated();
            case RANK -> result.model().bayes() && result.regions().size() > 1;
            case EXCEEDANCE ->
                result.model().threshold() != null && result.model().bayes();
            case POPULATION -> result.regions().stream().anyMatch(region -> region.population() != null);
            case POSITIVES -> result.regions().stream().anyMatch(region -> region.positives() >= 0);
            default -> true;
        };
    }

    /** Whether paper shows it. */
    boolean usual() {
        return this != POSITIVES && this != POPULATION;
    }

    /** Whether the page of a result shows it to a reader who chose nothing: what the answer is read from. */
    boolean answering() {
        return switch (this) {
            case REGION, RESPONDENTS, RAW, POOLED, POOLED_INTERVAL, EXCEEDANCE -> true;
            case POSITIVES, POPULATION, EFFECTIVE, RAW_INTERVAL, SHRINKAGE, SYNTHETIC, RANK -> false;
        };
    }

    /** {@code Pooled, 95% interval} */
    String heading(Result result, Unit unit) {
        return this == REGION
                ? ResultParts.regionHeading(result.model().labels(), unit.words())
                : unit.words().say("table.heading." + code(), facts(result, unit));
    }

    /** The same in fewer words, as reports have it, in whose captions and groups of columns the rest stands. */
    String shortHeading(Result result, Words words) {
        Unit unit = Unit.of(result, words);
        return switch (this) {
            case RAW_INTERVAL, POOLED_INTERVAL -> words.say("table.short.interval", facts(result, unit));
            case RAW, POOLED, SHRINKAGE, SYNTHETIC, EXCEEDANCE ->
                words.say("table.short." + code(), facts(result, unit));
            case REGION, RESPONDENTS, POSITIVES, POPULATION, EFFECTIVE, RANK -> heading(result, unit);
        };
    }

    private static Map<String, Object> facts(Result result, Unit unit) {
        return Map.of(
                "level",
                unit.words().numerals().level(result.model().interval()),
                "unit",
                unit.said(),
                "threshold",
                threshold(result, unit.words()));
    }

    /** The threshold as it is written, empty without one. */
    static String threshold(Result result, Words words) {
        Double threshold = result.model().threshold();
        return threshold == null ? "" : Figures.of(result, words).asSet(threshold, 3);
    }

    /** {@code Above 20%}: what {@link #EXCEEDANCE} is the probability of. */
    static String above(Result result, Words words) {
        return words.say("table.above", "threshold", threshold(result, words));
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
                        : unit.numerals().count(value(region));
            case PROPORTION ->
                this == RAW
                        ? WithheldMarks.or(region, FigureGroup.RAW, unit.of(value(region)))
                        : this == POOLED
                                ? WithheldMarks.or(region, FigureGroup.POOLED, unit.of(value(region)))
                                : unit.of(value(region));
            case INTERVAL -> unit.interval(first.number(region), last.number(region));
            case SHARE ->
                this == EXCEEDANCE
                        ? unit.numerals().probabilityInColumn(value(region))
                        : unit.numerals().percent(value(region), 0);
            case RANK -> rank(region, unit.numerals());
        };
    }

    /** The cell of all regions together, empty where the column says nothing of them. */
    String total(Result result, Unit unit) {
        National national = result.national();
        SampleFacts design = result.survey().design();
        return switch (this) {
            case REGION -> unit.words().say("table.all-regions");
            case RESPONDENTS -> WithheldMarks.count(result.survey().used(), unit.numerals());
            case EFFECTIVE ->
                design == null
                        ? ""
                        : Double.isNaN(design.effectiveSampleSize())
                                ? QualityFlag.CONFIDENTIAL.symbol()
                                : unit.numerals().count(design.effectiveSampleSize());
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

    private static String rank(RegionEstimate region, Numerals numerals) {
        double expected = ResultColumn.EXPECTED_RANK.number(region);
        return Double.isNaN(expected)
                ? Numerals.UNDEFINED
                : numerals.fixed(expected, 1) + " ("
                        + numerals.interval(
                                ResultColumn.RANK_LOWER.number(region),
                                ResultColumn.RANK_UPPER.number(region),
                                numerals::count)
                        + ")";
    }

    /**
     * The unit of what is estimated, and how it is written.
     *
     * @param per 100 or 1,000 of proportions; 1 where they are none
     * @param decimals digits after the point
     * @param said the unit, for headings
     */
    record Unit(int per, int decimals, String said, Words words) {
        /** Per cent or the unit of means, as every file and report has it. */
        static Unit of(Result result, Words words) {
            Figures figures = Figures.of(result, words);
            return new Unit(
                    figures.proportions() ? TableView.PERCENT : 1,
                    figures.decimals(),
                    figures.unit(),
                    words.about(result));
        }

        /** As a reader asks for it: proportions perhaps per mille, and with more or fewer decimals. */
        static Unit of(Result result, TableView view, Words words) {
            Unit usual = of(result, words);
            boolean mille = usual.per == TableView.PERCENT && view.per() == TableView.PER_MILLE;
            int decimals = view.decimals() == TableView.AUTOMATIC
                    ? Math.max(0, usual.decimals - (mille ? 1 : 0))
                    : view.decimals();
            return mille
                    ? new Unit(TableView.PER_MILLE, decimals, words.say("table.unit", "per", "mille"), usual.words)
                    : new Unit(usual.per, decimals, usual.said, usual.words);
        }

        /** A number with its sign where that is short: {@code 14.3%}, {@code 36.6}. */
        String signed(String number) {
            return per == TableView.PERCENT ? numerals().percentage(number) : number;
        }

        Numerals numerals() {
            return words.numerals();
        }

        String of(double estimate) {
            return numerals().fixed(per * estimate, decimals);
        }

        String interval(double lower, double upper) {
            return numerals().interval(lower, upper, this::of);
        }
    }
}
