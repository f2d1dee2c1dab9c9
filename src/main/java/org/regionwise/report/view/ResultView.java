package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.PredictiveCheckFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.method.MethodSettings;
import org.regionwise.report.method.MethodsText;
import org.regionwise.report.table.PlainTable;
import org.regionwise.report.table.PopulationTables;
import org.regionwise.report.table.PrintedTable;
import org.regionwise.report.table.TablePage;
import org.regionwise.report.words.CheckWords;
import org.regionwise.report.words.ConflictWords;
import org.regionwise.report.words.DecisionWords;
import org.regionwise.report.words.EstimateCommandLine;
import org.regionwise.report.words.FullBayesComparison;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.PredictorWords;
import org.regionwise.report.words.RankWords;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.words.ResultParts;
import org.regionwise.report.words.VariationWords;
import org.regionwise.report.words.WarningConcern;
import org.regionwise.report.words.WarningWords;

/**
 * A result made ready to be read: every sentence, row and drawing that the templates under {@code templates/result/}
 * place. The result page and the HTML report are filled from the same one.
 *
 * @param source the line below the title: what is measured, of whom, and when
 * @param weighting what the design of the sample does, where it has one
 * @param beside full Bayes beside an area-level model that found no variance between regions
 * @param variances what an area-level model takes for known
 * @param conflicts which regions do not fit the model, where no warning says so already
 * @param rerun the command line that computes it again, where there is one
 * @param released what of it is released, and why
 * @param words in which it is said
 */
public record ResultView(
        Result result,
        String title,
        String source,
        List<String> summary,
        Optional<WeightingView> weighting,
        Optional<FullBayesComparison> beside,
        Optional<VarianceView> variances,
        List<String> variation,
        Optional<String> conflicts,
        List<String> predictors,
        List<Coefficient> coefficients,
        List<KeyFigure> keyFigures,
        List<String> warnings,
        MethodsText methods,
        List<MethodSettings.Setting> settings,
        Optional<String> rerun,
        Released released,
        Words words) {
    /** Groups of regions; empty where nobody asked for any. */
    public Optional<AggregatesView> aggregates() {
        return AggregatesView.of(result, words);
    }

    /** Figures of the population; none where nobody asked for any. */
    public List<PlainTable> population() {
        return PopulationTables.inFull(result, words);
    }

    /** A fixed effect as its row in the table shows it. */
    public record Coefficient(String term, String estimate, String spread, String interval, String oddsRatio) {}

    /** A number that describes the fit, with its explanation. */
    public record KeyFigure(String name, String value, String meaning) {}

    /** All regions as reports print them, made anew at every call, as pages have a {@link TablePage} instead. */
    public PrintedTable table() {
        return PrintedTable.of(result, words);
    }

    /** What columns of regions are headed by. */
    public String regionHeading() {
        return ResultParts.regionHeading(result.model().labels(), words);
    }

    /** The intervals' level, {@code 95%}. */
    public String level() {
        return words.numerals().level(result.model().interval());
    }

    /** From whom other regions an estimate draws; empty of a single region. */
    public List<String> pooling() {
        return new PlainWords(result, words).pooling();
    }

    /** How to read expected ranks; empty where there are none. */
    public List<String> ranks() {
        return new RankWords(result, words).sentences();
    }

    /** The warnings that concern what predictors explain. */
    public List<String> predictorWarnings() {
        return warningsOf(WarningConcern.PREDICTORS);
    }

    /** The warnings that concern how much regions differ. */
    public List<String> variationWarnings() {
        return warningsOf(WarningConcern.VARIATION);
    }

    private List<String> warningsOf(WarningConcern concern) {
        WarningWords said = new WarningWords(words);
        return result.fit().warnings().stream()
                .filter(warning -> WarningConcern.of(warning.code()) == concern)
                .map(said::sentence)
                .toList();
    }

    /** Whether the predictive check stands among the warnings, so that it need not be said again. */
    public boolean checkWarns() {
        PredictiveCheckFacts check = result.fit().predictiveCheck();
        return check != null && CheckWords.objects(check);
    }

    /** What the predictive check found; asked for only where it was made. */
    public String check() {
        return new CheckWords(words).verdict(result.fit().predictiveCheck());
    }

    /** What was decided, a line each: of which region, what, and why. */
    public List<String> decisions() {
        return new DecisionWords(words).lines(released);
    }

    /** By which rules it is published; see {@link ReleaseNotes}. */
    public List<String> footnotes() {
        return new ReleaseNotes(words).footnotes(released);
    }

    /** What a coefficient's column of spread holds. */
    public String spreadName() {
        return words.say("result.coefficients.spread", "bayes", result.model().bayes());
    }

    /** Says a result as it may be shown; what is withheld is not in {@code released}, so no sentence can tell it. */
    public static ResultView of(Released released, Words language) {
        Result result = released.result();
        Words words = language.about(result);
        PlainWords plain = new PlainWords(result, words);
        ResultParts parts = new ResultParts(result, words);
        PredictorWords predictors = new PredictorWords(result, words);
        return new ResultView(
                result,
                plain.title(),
                plain.source(),
                plain.summary(),
                WeightingView.of(result, words),
                FullBayesComparison.of(result, words),
                VarianceView.of(result, words),
                new VariationWords(result, words).sentences(),
                ConflictWords.named(result).isEmpty() ? ConflictWords.ofCheck(result, words) : Optional.empty(),
                predictors.sentences(),
                coefficients(result, predictors, parts, words),
                figures(result, words),
                new WarningWords(words).sentences(result),
                MethodsText.of(result, words),
                MethodSettings.of(result, words),
                EstimateCommandLine.of(result),
                released,
                words);
    }

    /** By which rules it is published. */
    public String profile() {
        return new ReleaseNotes(words).name(released.profile());
    }

    /** {@code logit}, or the scale of an area-level model. */
    public String scale() {
        return result.model().link();
    }

    /** The fixed ones, then, group after group, the pooled ones behind their standard deviation. */
    private static List<Coefficient> coefficients(
            Result result, PredictorWords predictors, ResultParts parts, Words words) {
        Numerals numerals = words.numerals();
        List<Coefficient> all = new ArrayList<>();
        result.fit().fixedEffects().forEach(each -> all.add(coefficient(each, predictors, parts, numerals)));
        for (Fit.PooledEffects group : result.fit().pooledEffects()) {
            Estimate deviation = group.standardDeviation();
            all.add(new Coefficient(
                    words.say("predictor.pooled-deviation", "predictor", parts.predictor(group.predictor())),
                    numerals.number(deviation.estimate()),
                    numerals.number(deviation.standardError()),
                    numerals.interval(deviation.lower(), deviation.upper()),
                    ""));
            for (FixedEffect each : group.effects()) {
                all.add(new Coefficient(
                        words.say("predictor.pooled-effect", "term", parts.term(each.term())),
                        numerals.number(each.estimate()),
                        numerals.number(each.standardError()),
                        numerals.interval(each.lower(), each.upper()),
                        ""));
            }
        }
        return all;
    }

    private static Coefficient coefficient(
            FixedEffect effect, PredictorWords predictors, ResultParts parts, Numerals numerals) {
        return new Coefficient(
                parts.term(effect.term()),
                numerals.number(effect.estimate()),
                numerals.number(effect.standardError()),
                numerals.interval(effect.lower(), effect.upper()),
                predictors.oddsRatioWithLimits(effect));
    }

    /** What only a likelihood has; what else describes the fit is said in {@link VariationWords}. */
    private static List<KeyFigure> figures(Result result, Words words) {
        Fit fit = result.fit();
        if (result.model().bayes() || Double.isNaN(fit.logLikelihood())) {
            return List.of();
        }
        boolean answers = result.model().kind().ofSingleAnswers();
        return List.of(
                figure("log-likelihood", fit.logLikelihood(), answers, words),
                figure("aic", fit.aic(), answers, words),
                figure("bic", fit.bic(), answers ? result.survey().used() : 0, words));
    }

    private static KeyFigure figure(String code, double value, Object answers, Words words) {
        String key = "result.fit." + code;
        return new KeyFigure(
                words.say(key), words.numerals().criterion(value), words.say(key + "-meaning", "answers", answers));
    }
}
