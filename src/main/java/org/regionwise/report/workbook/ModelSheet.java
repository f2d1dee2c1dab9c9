package org.regionwise.report.workbook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.PopulationCorrection;
import org.regionwise.analysis.result.PredictiveCheckFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.analysis.result.Warning;
import org.regionwise.release.QualityFlag;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.CheckWords;
import org.regionwise.report.words.ConflictWords;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.PredictorWords;
import org.regionwise.report.words.ResultParts;
import org.regionwise.report.words.WarningWords;

/** The fitted model as a sheet of small tables: nation, coefficients, differences between regions, fit, warnings. */
final class ModelSheet {
    private final Result result;
    private final Words words;
    private final SheetRows rows;

    private ModelSheet(Worksheet sheet, Result result, Words words) {
        this.result = result;
        this.words = words.about(result);
        this.rows = new SheetRows(sheet, 48, 16, 16, 16, 16, 16, 18, 18);
        rows.fitToPaper();
    }

    static void fill(Worksheet sheet, Result result, Words words) {
        ModelSheet model = new ModelSheet(sheet, result, words);
        model.rows.title(new PlainWords(result, words).title());
        model.nation();
        model.coefficients();
        model.differences();
        model.fit();
        model.sample();
        model.named("priors", result.model().priors());
        model.named("diagnostics", result.fit().quality());
        model.predictiveCheck();
        model.conflicts();
        model.warnings();
    }

    private void nation() {
        section("nation");
        header("quantity", "estimate", "standard_error", "lower", "upper");
        String percent = EstimatesSheet.percent(result);
        estimate(said("raw"), result.national().raw(), percent);
        estimate(said("pooled"), result.national().pooled(), percent);
        National.BenchmarkFacts benchmark = result.national().benchmark();
        if (benchmark != null) {
            estimate(said("unbenchmarked"), benchmark.pooledBefore(), percent);
            String target = said("benchmark-target", "method", benchmark.method());
            String constant = said("benchmark-constant", "method", benchmark.method());
            if (benchmark.groups().isEmpty()) {
                figure(target, benchmark.target(), percent);
                figure(constant, benchmark.constant(), SheetRows.NUMBER);
            }
            for (National.GroupBenchmark group : benchmark.groups()) {
                estimate(ofGroup(group, said("unbenchmarked")), group.pooledBefore(), percent);
                figure(ofGroup(group, target), group.target(), percent);
                figure(ofGroup(group, constant), group.constant(), SheetRows.NUMBER);
            }
        }
    }

    private String ofGroup(National.GroupBenchmark group, String what) {
        return said("benchmark-of-group", "group", group.group(), "what", what);
    }

    private void coefficients() {
        boolean odds = result.model().logOdds();
        rows.section(
                words.say("document.coefficients-on", "scale", result.model().scale()));
        if (odds) {
            header(
                    "term",
                    "estimate",
                    spread(),
                    "lower",
                    "upper",
                    "odds_ratio",
                    "odds_ratio_lower",
                    "odds_ratio_upper");
        } else {
            header("term", "estimate", spread(), "lower", "upper");
        }
        ResultParts parts = new ResultParts(result, words);
        for (FixedEffect effect : result.fit().fixedEffects()) {
            rows.text(0, parts.term(effect.term()));
            numbers(effect.estimate(), effect.standardError(), effect.lower(), effect.upper());
            if (odds && !PredictorWords.isIntercept(effect)) {
                IntervalEstimate ratio = PredictorWords.oddsRatio(effect);
                rows.number(5, ratio.estimate(), SheetRows.NUMBER);
                rows.number(6, ratio.lower(), SheetRows.NUMBER);
                rows.number(7, ratio.upper(), SheetRows.NUMBER);
            }
            rows.next();
        }
        for (Fit.PooledEffects group : result.fit().pooledEffects()) {
            estimate(
                    words.say("predictor.pooled-deviation", "predictor", parts.predictor(group.predictor())),
                    group.standardDeviation(),
                    SheetRows.NUMBER);
            for (FixedEffect effect : group.effects()) {
                rows.text(0, words.say("predictor.pooled-effect", "term", parts.term(effect.term())));
                numbers(effect.estimate(), effect.standardError(), effect.lower(), effect.upper());
                rows.next();
            }
        }
    }

    private void differences() {
        Fit fit = result.fit();
        section("differences");
        header("quantity", "estimate", spread(), "lower", "upper");
        estimate(said("deviation", "scale", result.model().scale()), fit.regionStandardDeviation(), SheetRows.NUMBER);
        if (fit.residualStandardDeviation() != null) {
            figure(said("residual"), fit.residualStandardDeviation(), SheetRows.NUMBER);
        }
        if (fit.icc() != null) {
            interval(said("icc-latent"), fit.icc().latent());
            interval(said("icc-response"), fit.icc().response());
        }
        interval(said("odds-ratio"), fit.medianOddsRatio());
        if (fit.betweenRegionTest() != null) {
            figure(said("test"), fit.betweenRegionTest().statistic(), SheetRows.NUMBER);
            figure(said("p-value"), fit.betweenRegionTest().pValue(), "0.0000");
        }
    }

    private void fit() {
        Fit fit = result.fit();
        section("fit");
        header("quantity", "value");
        pair(said("family"), result.model().family());
        pair(said("link"), result.model().link());
        pair(said("method"), method());
        pair(said("converged"), yesOrNo(fit.converged()));
        pair(said("singular"), yesOrNo(fit.singular()));
        figure(said("iterations"), fit.iterations(), "0");
        figure(said("log-likelihood"), fit.logLikelihood(), SheetRows.NUMBER);
        figure("AIC", fit.aic(), SheetRows.NUMBER);
        figure("BIC", fit.bic(), SheetRows.NUMBER);
    }

    private void sample() {
        section("sample");
        header("quantity", "value");
        counted(said("rows"), result.survey().respondents());
        counted(said("rows-used"), result.survey().used());
        figure(said("regions"), result.survey().regions(), "#,##0");
        SampleFacts design = result.survey().design();
        if (design != null) {
            figure(said("strata"), design.strata(), "#,##0");
            counted(said("clusters"), design.primarySamplingUnits());
            figure(said("single"), design.singleUnitStrata().size(), "#,##0");
            figure(said("design-effect"), design.designEffect(), SheetRows.NUMBER);
            figure(said("effective"), design.effectiveSampleSize(), "#,##0.0");
            if (design.populationCorrection() != PopulationCorrection.NONE) {
                pair(said("correction"), design.populationCorrection().code());
                figure(said("fraction"), design.weightTimesFraction(), SheetRows.NUMBER);
            }
        }
    }

    /** Values under the names that the JSON gives them. */
    private void named(String section, Map<String, Object> values) {
        if (values == null || values.isEmpty()) {
            return;
        }
        section(section);
        header("quantity", "value");
        values.forEach((name, value) -> {
            String spelled = inWords(name);
            if (value instanceof Number number) {
                figure(spelled, number.doubleValue(), format(number.doubleValue()));
            } else if (value instanceof Boolean truth) {
                pair(spelled, yesOrNo(truth));
            } else if (value != null) {
                pair(spelled, value.toString());
            }
        });
    }

    private void predictiveCheck() {
        PredictiveCheckFacts check = result.fit().predictiveCheck();
        if (check == null) {
            return;
        }
        section("check");
        rows.text(0, new CheckWords(words).verdict(check));
        rows.next();
        header("statistic", "observed", "mean", "lower", "upper", "tail");
        for (PredictiveCheckFacts.Statistic statistic : check.statistics()) {
            rows.text(0, new CheckWords(words).statistic(statistic.kind()));
            numbers(statistic.observed(), statistic.mean(), statistic.lower(), statistic.upper());
            rows.number(5, statistic.tail(), SheetRows.NUMBER);
            rows.next();
        }
    }

    private void conflicts() {
        ConflictWords.ofCheck(result, words).ifPresent(verdict -> {
            section("conflicts");
            rows.text(0, verdict);
            rows.next();
        });
    }

    private void warnings() {
        section("warnings");
        if (result.fit().warnings().isEmpty()) {
            rows.text(0, said("none"));
            return;
        }
        rows.header(List.of("code", "message"), column -> false);
        for (Warning warning : result.fit().warnings()) {
            pair(
                    warning.code(),
                    new WarningWords(words).sentence(warning, result.model().labels()));
        }
    }

    private void header(String... names) {
        rows.header(List.of(names), column -> column > 0);
    }

    private String spread() {
        return result.model().bayes() ? "posterior_sd" : "standard_error";
    }

    private void estimate(String name, Estimate estimate, String format) {
        rows.text(0, name);
        if (estimate != null) {
            rows.number(1, estimate.estimate(), format);
            rows.number(2, estimate.standardError(), format);
            rows.number(3, estimate.lower(), format);
            rows.number(4, estimate.upper(), format);
        }
        rows.next();
    }

    private void interval(String name, IntervalEstimate interval) {
        if (interval != null && !Double.isNaN(interval.estimate())) {
            estimate(
                    name,
                    new Estimate(interval.estimate(), Double.NaN, interval.lower(), interval.upper()),
                    SheetRows.NUMBER);
        }
    }

    private void numbers(double... values) {
        for (int i = 0; i < values.length; i++) {
            rows.number(i + 1, values[i], SheetRows.NUMBER);
        }
    }

    private void figure(String name, double value, String format) {
        if (Double.isFinite(value)) {
            rows.text(0, name);
            rows.number(1, value, format);
            rows.next();
        }
    }

    private void counted(String name, long count) {
        if (count == Result.UNKNOWN) {
            pair(name, QualityFlag.CONFIDENTIAL.symbol());
        } else {
            figure(name, count, "#,##0");
        }
    }

    private void pair(String name, String value) {
        rows.text(0, name);
        rows.text(1, value);
        rows.next();
    }

    private static String format(double value) {
        if (value == Math.rint(value)) {
            return "#,##0";
        }
        return Math.abs(value) < 0.001 ? "0.00E+00" : SheetRows.NUMBER;
    }

    private String yesOrNo(boolean value) {
        return said("yes-no", "value", value);
    }

    private void section(String what, Object... namesAndValues) {
        rows.section(said(what, namesAndValues));
    }

    private String said(String what, Object... namesAndValues) {
        return words.say("workbook." + what, namesAndValues);
    }

    /** The code where a later version has a method that this one does not know. */
    private String method() {
        String name = "workbook.method-name." + result.model().method();
        return words.has(name) ? words.say(name) : result.model().method();
    }

    /** {@code hyperparameterPoints} as {@code hyperparameter points}. */
    private static String inWords(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
