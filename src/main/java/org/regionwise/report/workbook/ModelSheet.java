package org.regionwise.report.workbook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.analysis.Method;
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
import org.regionwise.report.words.ConflictWords;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.PredictorWords;

/** The fitted model as a sheet of small tables: nation, coefficients, differences between regions, fit, warnings. */
final class ModelSheet {
    private final Result result;
    private final SheetRows rows;

    private ModelSheet(Worksheet sheet, Result result) {
        this.result = result;
        this.rows = new SheetRows(sheet, 48, 16, 16, 16, 16, 16, 18, 18);
        rows.fitToPaper();
    }

    static void fill(Worksheet sheet, Result result) {
        ModelSheet model = new ModelSheet(sheet, result);
        model.rows.title(new PlainWords(result, Words.english()).title());
        model.nation();
        model.coefficients();
        model.differences();
        model.fit();
        model.sample();
        model.named("Priors", result.model().priors());
        model.named("Diagnostics", result.fit().quality());
        model.predictiveCheck();
        model.conflicts();
        model.warnings();
    }

    private void nation() {
        rows.section("All regions together");
        header("quantity", "estimate", "standard_error", "lower", "upper");
        String percent = EstimatesSheet.percent(result);
        estimate("raw", result.national().raw(), percent);
        estimate("pooled", result.national().pooled(), percent);
        National.BenchmarkFacts benchmark = result.national().benchmark();
        if (benchmark != null) {
            estimate("pooled without benchmarking", benchmark.pooledBefore(), percent);
            String method = "benchmarking (" + benchmark.method().code() + "), ";
            figure(method + "target", benchmark.target(), percent);
            figure(method + "constant", benchmark.constant(), SheetRows.NUMBER);
        }
    }

    private void coefficients() {
        boolean odds = result.model().logOdds();
        rows.section("Coefficients on the " + result.model().link() + " scale");
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
        for (FixedEffect effect : result.fit().fixedEffects()) {
            rows.text(0, effect.term());
            numbers(effect.estimate(), effect.standardError(), effect.lower(), effect.upper());
            if (odds && !PredictorWords.isIntercept(effect)) {
                IntervalEstimate ratio = PredictorWords.oddsRatio(effect);
                rows.number(5, ratio.estimate(), SheetRows.NUMBER);
                rows.number(6, ratio.lower(), SheetRows.NUMBER);
                rows.number(7, ratio.upper(), SheetRows.NUMBER);
            }
            rows.next();
        }
    }

    private void differences() {
        Fit fit = result.fit();
        rows.section("Differences between regions");
        header("quantity", "estimate", spread(), "lower", "upper");
        estimate(
                "standard deviation between regions (σ), " + result.model().link() + " scale",
                fit.regionStandardDeviation(),
                SheetRows.NUMBER);
        if (fit.residualStandardDeviation() != null) {
            figure("residual standard deviation", fit.residualStandardDeviation(), SheetRows.NUMBER);
        }
        if (fit.icc() != null) {
            interval("intraclass correlation, latent scale", fit.icc().latent());
            interval("intraclass correlation, response scale", fit.icc().response());
        }
        interval("median odds ratio", fit.medianOddsRatio());
        if (fit.betweenRegionTest() != null) {
            figure("likelihood ratio against σ = 0", fit.betweenRegionTest().statistic(), SheetRows.NUMBER);
            figure("its p-value", fit.betweenRegionTest().pValue(), "0.0000");
        }
    }

    private void fit() {
        Fit fit = result.fit();
        rows.section("Fit");
        header("quantity", "value");
        said("family", result.model().family());
        said("link", result.model().link());
        said("method", Method.wordsOf(result.model().method()));
        said("converged", yesOrNo(fit.converged()));
        said("singular (σ estimated as 0)", yesOrNo(fit.singular()));
        figure("iterations", fit.iterations(), "0");
        figure("log-likelihood", fit.logLikelihood(), SheetRows.NUMBER);
        figure("AIC", fit.aic(), SheetRows.NUMBER);
        figure("BIC", fit.bic(), SheetRows.NUMBER);
    }

    private void sample() {
        rows.section("Sample");
        header("quantity", "value");
        counted("rows", result.survey().respondents());
        counted("rows that entered the model", result.survey().used());
        figure("regions", result.survey().regions(), "#,##0");
        SampleFacts design = result.survey().design();
        if (design != null) {
            figure("strata", design.strata(), "#,##0");
            counted("primary sampling units", design.primarySamplingUnits());
            figure(
                    "strata with one primary sampling unit",
                    design.singleUnitStrata().size(),
                    "#,##0");
            figure("design effect of the national figure", design.designEffect(), SheetRows.NUMBER);
            figure("effective sample size, all regions", design.effectiveSampleSize(), "#,##0.0");
            if (design.populationCorrection() != PopulationCorrection.NONE) {
                said(
                        "correction for finite populations",
                        design.populationCorrection().code());
                figure("weight times sampled fraction of clusters", design.weightTimesFraction(), SheetRows.NUMBER);
            }
        }
    }

    /** Values under the names that the JSON gives them. */
    private void named(String section, Map<String, Object> values) {
        if (values == null || values.isEmpty()) {
            return;
        }
        rows.section(section);
        header("quantity", "value");
        values.forEach((name, value) -> {
            String words = inWords(name);
            if (value instanceof Number number) {
                figure(words, number.doubleValue(), format(number.doubleValue()));
            } else if (value instanceof Boolean truth) {
                said(words, yesOrNo(truth));
            } else if (value != null) {
                said(words, value.toString());
            }
        });
    }

    private void predictiveCheck() {
        PredictiveCheckFacts check = result.fit().predictiveCheck();
        if (check == null) {
            return;
        }
        rows.section("Does the survey look like surveys drawn from the model?");
        rows.text(0, check.words());
        rows.next();
        header("statistic", "observed", "mean", "lower", "upper", "tail");
        for (PredictiveCheckFacts.Statistic statistic : check.statistics()) {
            rows.text(0, statistic.name());
            numbers(statistic.observed(), statistic.mean(), statistic.lower(), statistic.upper());
            rows.number(5, statistic.tail(), SheetRows.NUMBER);
            rows.next();
        }
    }

    private void conflicts() {
        ConflictWords.ofCheck(result, Words.english()).ifPresent(words -> {
            rows.section("Do all regions fit the model?");
            rows.text(0, words);
            rows.next();
        });
    }

    private void warnings() {
        rows.section("Warnings");
        if (result.fit().warnings().isEmpty()) {
            rows.text(0, "none");
            return;
        }
        rows.header(List.of("code", "message"), column -> false);
        for (Warning warning : result.fit().warnings()) {
            said(warning.code(), warning.message());
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
            said(name, QualityFlag.CONFIDENTIAL.symbol());
        } else {
            figure(name, count, "#,##0");
        }
    }

    private void said(String name, String value) {
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

    private static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }

    /** {@code hyperparameterPoints} as {@code hyperparameter points}. */
    private static String inWords(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
