package org.regionwise.report.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.AreaFacts;
import org.regionwise.analysis.result.DesignFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.PosteriorFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.direct.VarianceCheck;
import org.regionwise.release.Decision;
import org.regionwise.release.Released;
import org.regionwise.report.Numbers;
import org.regionwise.report.file.RegionColumn.Unit;
import org.regionwise.report.table.RegionNotes;

/** Every column that a table of regions can have, in reading order, with what it means in this result. */
public final class RegionColumns {
    private final Released released;
    private final Result result;
    private final String level;
    private final RegionNotes notes;
    private final List<RegionColumn> columns = new ArrayList<>();

    private RegionColumns(Released released) {
        this.released = released;
        this.result = released.result();
        this.level = Numbers.level(result.model().interval());
        this.notes = RegionNotes.of(result);
    }

    public static List<RegionColumn> of(Released released) {
        RegionColumns all = new RegionColumns(released);
        all.region();
        all.estimates();
        all.posterior();
        all.design();
        all.area();
        all.release();
        return List.copyOf(all.columns);
    }

    private void region() {
        words(
                "region",
                "Key of the region: column “" + result.model().region() + "” of the data",
                RegionEstimate::region);
        words("name", "Name of the region", RegionEstimate::name);
        words("symbols", "Marks of what to note; the column notes says it in words", notes::symbols);
        figures(
                "population",
                Unit.COUNT,
                "Population of the region",
                region -> region.population() == null ? Double.NaN : region.population());
        figures("respondents", Unit.COUNT, "Respondents who entered the model", region -> count(region.respondents()));
        figures("positives", Unit.COUNT, "How many of them said yes", region -> count(region.positives()));
        figures(
                "unanswered",
                Unit.COUNT,
                "Respondents of the region without an answer",
                region -> count(region.unanswered()));
    }

    private void estimates() {
        figures("raw", Unit.PROPORTION, direct(), region -> region.raw().estimate());
        figures(
                "raw_se",
                Unit.PROPORTION,
                "Standard error of raw",
                region -> region.raw().standardError());
        limits("raw", region -> region.raw().lower(), region -> region.raw().upper());
        figures(
                "pooled",
                Unit.PROPORTION,
                "Partially pooled estimate: the region's own answers weighed against what the model expects there",
                region -> region.pooled().estimate());
        figures(
                "pooled_se",
                Unit.PROPORTION,
                (result.model().bayes() ? "Posterior standard deviation" : "Standard error") + " of pooled",
                region -> region.pooled().standardError());
        limits(
                "pooled",
                region -> region.pooled().lower(),
                region -> region.pooled().upper());
        figures(
                "synthetic",
                Unit.PROPORTION,
                "What the model expects without the region's own answers",
                RegionEstimate::synthetic);
        figures(
                "shrinkage",
                Unit.SHARE,
                "How much of pooled's weight lies with the model: 0 own answers only, 1 the model only",
                RegionEstimate::shrinkage);
        words("flags", "Codes of what to note", region -> String.join(";", region.flags()));
        words("notes", "What to note, in words", notes::words);
        String benchmark = result.national().benchmark() == null
                ? "none"
                : result.national().benchmark().method().code();
        words(
                "benchmark",
                "How pooled estimates were brought into agreement with the direct national one",
                region -> benchmark);
    }

    private String direct() {
        if (result.model().published()) {
            return "Direct estimate of the table";
        }
        return result.survey().design() == null
                ? "Share of yes among the region's own respondents"
                : "Weighted share of yes among the region's own respondents";
    }

    private void posterior() {
        posterior("median", Unit.PROPORTION, "Posterior median of the prevalence", PosteriorFacts::median);
        posterior("half_lower", Unit.PROPORTION, "Lower limit of the 50% interval", PosteriorFacts::halfLower);
        posterior("half_upper", Unit.PROPORTION, "Upper limit of the 50% interval", PosteriorFacts::halfUpper);
        Double threshold = result.model().threshold();
        posterior(
                "exceedance",
                Unit.SHARE,
                "Probability that the prevalence is above "
                        + (threshold == null ? "the threshold" : Numbers.significant(100 * threshold, 6) + "%"),
                PosteriorFacts::exceedance);
        Integer highest = result.model().highest();
        posterior(
                "among_highest",
                Unit.SHARE,
                "Probability of being among the " + (highest == null ? "" : highest + " ") + "highest",
                PosteriorFacts::amongHighest);
        posterior("expected_rank", Unit.EXPECTED_RANK, "Expected place by prevalence", PosteriorFacts::expectedRank);
        posterior(
                "rank_lower",
                Unit.RANK,
                "Lower limit of the " + level + " interval of the place",
                PosteriorFacts::rankLower);
        posterior(
                "rank_upper",
                Unit.RANK,
                "Upper limit of the " + level + " interval of the place",
                PosteriorFacts::rankUpper);
        figures(
                "conflict_mid_p",
                Unit.SHARE,
                "Probability that the model, without the region's own answers, gives it less than was "
                        + "found, half of an equal figure counted in: near 0 or 1 it does not fit",
                region -> region.conflict() == null
                        ? Double.NaN
                        : region.conflict().midP());
    }

    private void design() {
        design(
                "effective_sample_size",
                Unit.EFFECTIVE_COUNT,
                "Size of a simple random sample that would tell as much",
                (region, design) -> region.effectiveSampleSize());
        design(
                "design_effect",
                Unit.RATIO,
                "Respondents divided by the effective sample size",
                (region, design) -> design.designEffect());
        design(
                "own_design_effect",
                Unit.RATIO,
                "Variance of raw over that of as many respondents drawn one by one, by the region's own sample alone",
                (region, design) -> design.ownDesignEffect());
        words(
                "design_effect_pooled",
                "Whether the design effect rests on other regions, as the region's own sample cannot show one",
                region -> region.design() == null ? "" : region.design().pooledDesignEffect() ? "yes" : "no");
        design(
                "degrees_of_freedom",
                Unit.COUNT,
                "Primary sampling units of the region less their strata",
                (region, design) -> design.degreesOfFreedom());
        design(
                "korn_graubard_lower",
                Unit.PROPORTION,
                "Lower limit of raw's " + level + " interval by Korn and Graubard",
                (region, design) -> design.kornGraubard().lower());
        design(
                "korn_graubard_upper",
                Unit.PROPORTION,
                "Upper limit of raw's " + level + " interval by Korn and Graubard",
                (region, design) -> design.kornGraubard().upper());
        design(
                "unweighted_raw",
                Unit.PROPORTION,
                "What raw would be if everybody had been drawn alike",
                (region, design) -> design.unweighted() == null
                        ? Double.NaN
                        : design.unweighted().raw());
        design(
                "unweighted_pooled",
                Unit.PROPORTION,
                "What pooled would be if everybody had been drawn alike",
                (region, design) -> design.unweighted() == null
                        ? Double.NaN
                        : design.unweighted().pooled().estimate());
    }

    private void area() {
        area("variance", Unit.VARIANCE, "Sampling variance of raw", AreaFacts::variance);
        area(
                "variance_smoothed",
                Unit.VARIANCE,
                "What all regions together say of that variance",
                AreaFacts::smoothedVariance);
        area("variance_used", Unit.VARIANCE, "The variance that the model takes for known", AreaFacts::varianceUsed);
        words(
                "variance_verdict",
                "Whether the variance can be believed: plausible, too-small, few-answers, absent or not-sampled",
                region -> region.area() == null
                        ? ""
                        : Optional.ofNullable(region.area().varianceVerdict())
                                .map(VarianceCheck.Verdict::code)
                                .orElse(null));
        area(
                "pooled_if_smoothed",
                Unit.PROPORTION,
                "What pooled would be with all variances smoothed, where the own one is too small to be believed",
                area -> area.pooledIfSmoothed() == null
                        ? Double.NaN
                        : area.pooledIfSmoothed().estimate());
        bayes(
                "",
                "What pooled is by full Bayes, where the method estimated no variance between regions",
                Estimate::estimate);
        bayes("_lower", "Lower limit of pooled_by_bayes's " + level + " interval", Estimate::lower);
        bayes("_upper", "Upper limit of pooled_by_bayes's " + level + " interval", Estimate::upper);
        area(
                "mse_on_scale",
                Unit.SCALE_VARIANCE,
                "Mean squared error of pooled on the " + result.model().link() + " scale",
                area -> area.meanSquaredError() == null
                        ? Double.NaN
                        : area.meanSquaredError().total());
    }

    private void bayes(String end, String meaning, ToDoubleFunction<Estimate> number) {
        area(
                "pooled_by_bayes" + end,
                Unit.PROPORTION,
                meaning,
                area -> area.pooledByBayes() == null ? Double.NaN : number.applyAsDouble(area.pooledByBayes()));
    }

    private void release() {
        String profile = released.judged() ? released.profile().name() : "";
        words("release_profile", "The rules by which it was decided what is published", region -> profile);
        Map<String, String> reasons = released.decisions().stream()
                .filter(decision -> !decision.national())
                .collect(Collectors.groupingBy(
                        Decision::region, Collectors.mapping(Decision::words, Collectors.joining("; "))));
        words(
                "release_reasons",
                "What the rules found of the region, with the number that triggered it",
                region -> reasons.getOrDefault(region.region(), ""));
    }

    private static double count(long value) {
        return value == Result.UNKNOWN ? Double.NaN : value;
    }

    private void words(String name, String meaning, Function<RegionEstimate, String> text) {
        columns.add(new RegionColumn.Words(name, meaning, text));
    }

    private void figures(String name, Unit unit, String meaning, ToDoubleFunction<RegionEstimate> number) {
        columns.add(new RegionColumn.Figures(name, unit, meaning, number));
    }

    private void limits(String of, ToDoubleFunction<RegionEstimate> lower, ToDoubleFunction<RegionEstimate> upper) {
        figures(of + "_lower", Unit.PROPORTION, "Lower limit of " + of + "'s " + level + " interval", lower);
        figures(of + "_upper", Unit.PROPORTION, "Upper limit of " + of + "'s " + level + " interval", upper);
    }

    private void posterior(String name, Unit unit, String meaning, ToDoubleFunction<PosteriorFacts> number) {
        figures(
                name,
                unit,
                meaning,
                region -> region.posterior() == null ? Double.NaN : number.applyAsDouble(region.posterior()));
    }

    private void area(String name, Unit unit, String meaning, ToDoubleFunction<AreaFacts> number) {
        figures(
                name,
                unit,
                meaning,
                region -> region.area() == null ? Double.NaN : number.applyAsDouble(region.area()));
    }

    /** A figure of a region and of what the design says of it. */
    private interface DesignFigure {
        double of(RegionEstimate region, DesignFacts design);
    }

    private void design(String name, Unit unit, String meaning, DesignFigure figure) {
        figures(
                name,
                unit,
                meaning,
                region -> region.design() == null ? Double.NaN : figure.of(region, region.design()));
    }
}
